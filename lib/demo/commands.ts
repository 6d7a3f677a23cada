import 'server-only'
import { dropBytes, removeDemoAttachments } from '@/lib/attachments/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, Prisma, type Tx, transaction } from '@/lib/core/db'
import { refreshRollups } from '@/lib/rollups/commands'

/** Rows removed, by table. */
export type DemoCounts = Record<string, number>

/** In an order in which no row is deleted before what refers to it. */
const MARKED = [
  'exchange_messages',
  'receipts',
  'noncompliance_notices',
  'site_checks',
  'filing_clocks',
  'department_tasks',
  'filing_correction_items',
  'filing_corrections',
  'filing_submissions',
  'attachments',
  'filing_cases',
  'facility_claims',
  'webhook_deliveries',
  'webhooks',
  'api_keys',
  'authority_exports',
  'sensitive_changes',
  'rights_reviews',
  'invitations',
  'training_attendances',
  'training_proofs',
  'training_sessions',
  'training_courses',
  'experts',
  'class_months',
  'class_days',
  'duty_periods',
  'care_classes',
  'staff_corrections',
  'staff_conflicts',
  'ban_appeals',
  'staff_bans',
  'staff_certificates',
  'certificate_issuers',
  'guardianships',
  'children',
  'staff_posts',
  'staff_people',
  'accounts',
  'roles',
  'organisations',
  'operator_bodies',
  'departments',
  'doctor_contracts',
  'titles',
  'facilities',
  'kindergartens',
  'service_sites',
  'sub_area_members',
  'reported_figures',
  'region_statistics',
  'import_runs',
  'rollup_snapshots',
] as const

/** How many rows are marked as demo, by table: what removeDemo would delete. */
export async function countDemo(_actor: Actor): Promise<DemoCounts> {
  const counts: DemoCounts = {}
  for (const table of MARKED) {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from ${Prisma.raw(table)} where is_demo`
    counts[table] = row?.count ?? 0
  }
  return counts
}

/**
 * Deletes everything marked as demo and nothing else, and counts anew. A real facility that hung on a demo chain,
 * kindergarten or operator stays and hangs on nothing; a title or doctor's contract goes with the demo facility that
 * held it. Snapshots taken while demo records were counted in them go too, whoever took them. Uploaded files are
 * removed from the storage once the rows are gone for good.
 */
export async function removeDemo(actor: Actor): Promise<DemoCounts> {
  const { counts, storageKeys } = await transaction(async (tx) => {
    const touched = await demoRegions(tx)
    const counts: DemoCounts = {}
    counts.rollup_snapshots = await removeSnapshots(tx)
    const files = await removeDemoAttachments(tx)
    counts.attachments = files.count
    await removeNotices(tx)
    for (const table of MARKED.filter((name) => !(name in counts))) {
      counts[table] = await tx.$executeRaw`delete from ${Prisma.raw(table)} where is_demo`
    }
    counts.sub_areas = await tx.$executeRaw`
      delete from sub_areas a where is_demo and not exists (select from targets t where t.sub_area_id = a.id)`
    // Demo documents have counters of their own (lib/receipts/rules.ts counterSeries).
    await tx.$executeRaw`delete from document_counters where series like '%-demo'`
    await refreshRollups(tx, touched)
    await audit(tx, actor, { action: 'demo.remove', subject: { type: 'demo', id: 'world' }, before: counts })
    return { counts, storageKeys: files.storageKeys }
  }, 120_000)
  await dropBytes(storageKeys)
  return counts
}

/** What real accounts were told about demo cases and claims: the links would lead nowhere. */
async function removeNotices(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      select id::text as id from filing_cases where is_demo union select id::text from facility_claims where is_demo
      union select id::text from department_tasks where is_demo
      union select id::text from staff_conflicts where is_demo union select id::text from staff_bans where is_demo
      union select id::text from staff_corrections where is_demo union select id::text from staff_people where is_demo)
    delete from notices where substring(href from ${UUID}) in (select id from gone)
      or substring(event_key from ${UUID}) in (select id from gone)`
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

async function demoRegions(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select region_code as code from facilities where is_demo
    union select region_code from kindergartens where is_demo
    union select region_code from service_sites where is_demo
    union select region_code from experts where is_demo
    union select region_code from training_courses where is_demo
    union select f.region_code from titles t join facilities f on f.id = t.facility_id where t.is_demo
    union select s.region_code from titles t join service_sites s on s.id = t.service_site_id where t.is_demo
    union select f.region_code from doctor_contracts d join facilities f on f.id = d.facility_id where d.is_demo`
  return rows.map((row) => row.code)
}

/** Marked ones, and any other of a division with demo records at or below it since the demo world was loaded. */
async function removeSnapshots(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    with records as (
      select region_path from facilities where is_demo
      union select region_path from kindergartens where is_demo
      union select region_path from service_sites where is_demo
    ), areas as (
      select distinct a.code from records cross join unnest(string_to_array(region_path, '/')) as a(code)
    ), loaded as (
      select (min(at) at time zone 'Asia/Shanghai')::date as day from audit_events
      where subject_type = 'demo' and action = 'demo.load'
    )
    delete from rollup_snapshots s
    where s.is_demo or (s.region_code in (select code from areas) and s.on_date >= (select day from loaded))`
}
