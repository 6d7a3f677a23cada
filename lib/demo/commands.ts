import 'server-only'
import { dropBytes, removeDemoAttachments } from '@/lib/attachments/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, Prisma, type Tx, transaction } from '@/lib/core/db'
import { refreshRollups } from '@/lib/rollups/commands'

/** Rows removed, by table. */
export type DemoCounts = Record<string, number>

const MARKED = [
  'accounts',
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
 * Deletes everything marked as demo and nothing else, and counts anew. A real facility that hung on a demo chain or
 * kindergarten stays and hangs on nothing; a title or doctor's contract goes with the demo facility that held it.
 * Snapshots taken while demo records were counted in them go too, whoever took them.
 */
export async function removeDemo(actor: Actor): Promise<DemoCounts> {
  let storageKeys: string[] = []
  const removed = await transaction(async (tx) => {
    const touched = await demoRegions(tx)
    const counts: DemoCounts = {}
    counts.rollup_snapshots = await removeSnapshots(tx)
    const files = await removeDemoAttachments(tx)
    storageKeys = files.storageKeys
    if (files.count > 0) counts.attachments = files.count
    // Accounts and holders last, so that each count is of marked rows and not of cascades.
    for (const table of MARKED.filter((name) => name !== 'rollup_snapshots')) {
      counts[table] = await tx.$executeRaw`delete from ${Prisma.raw(table)} where is_demo`
    }
    counts.sub_areas = await tx.$executeRaw`
      delete from sub_areas a where is_demo and not exists (select from targets t where t.sub_area_id = a.id)`
    await refreshRollups(tx, touched)
    await audit(tx, actor, { action: 'demo.remove', subject: { type: 'demo', id: 'world' }, before: counts })
    return counts
  }, 120_000)
  await dropBytes(storageKeys)
  return removed
}

async function demoRegions(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select region_code as code from facilities where is_demo
    union select region_code from kindergartens where is_demo
    union select region_code from service_sites where is_demo
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
