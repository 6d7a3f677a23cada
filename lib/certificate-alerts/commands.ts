import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { type ManyNotice, postNotices } from '@/lib/notices/commands'
import { refreshRollups } from '@/lib/rollups/commands'
import { type Digest, digestText, digestTotal } from './rules'

const LOCK = 7_361_072
const clerk = systemActor('证书到期提醒')

export type AlertCounts = { alerted: number; told: number; expired: number }

/**
 * Once a day: tells each body and each county's officials, in one notice, which certificates came under 90, 60 or 30
 * days or ended since they were told last, and lets end what is over. Catches up after a standstill; in several
 * processes one does it. Null when it was done today or another process is at it.
 */
export async function alertEnding(today: DateString = todayInShanghai()): Promise<AlertCounts | null> {
  return transaction(async (tx) => {
    const lock = await tx.$queryRaw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as free`
    if (!lock[0]?.free || (await wasDone(tx, today))) return null
    const digests = await markDue(tx, today)
    const told = await tell(tx, digests, today)
    const expired = await expireOver(tx, today)
    const counts = { alerted: sumOf(digests), told, expired }
    await audit(tx, clerk, {
      action: 'certificate.alert',
      subject: { type: 'certificate_list', id: today },
      after: counts,
    })
    return counts
  }, 300_000)
}

const wasDone = async (tx: Tx, today: DateString): Promise<boolean> =>
  (await tx.auditEvent.count({
    where: { subjectType: 'certificate_list', subjectId: today, action: 'certificate.alert' },
  })) > 0

type DigestRow = Digest & { operatorId: string | null; countyCode: string | null }

const sumOf = (rows: readonly DigestRow[]): number =>
  rows.filter(({ countyCode }) => countyCode !== null).reduce((sum, row) => sum + digestTotal(row), 0)

/** Marks what is due and counts it by body (of everybody's running posts) and by county, in one statement. */
const markDue = (tx: Tx, today: DateString) => tx.$queryRaw<DigestRow[]>`
  with due as materialized (
    select id, person_id, county_code, case
      when valid_until < ${today}::date then 0
      when valid_until <= ${today}::date + 30 then 30
      when valid_until <= ${today}::date + 60 then 60
      else 90 end as step
    from staff_certificates
    where state in ('submitted', 'verified') and replaced_by_id is null and valid_until <= ${today}::date + 90
      and coalesce(alerted_days, 1000) > case
        when valid_until < ${today}::date then 0
        when valid_until <= ${today}::date + 30 then 30
        when valid_until <= ${today}::date + 60 then 60
        else 90 end),
  marked as (
    update staff_certificates c set alerted_days = due.step from due where c.id = due.id),
  told as (
    select distinct due.id, due.step, p.operator_id, null::text as county_code
    from due join staff_posts p on p.person_id = due.person_id and p.ended_on is null
    union all
    select due.id, due.step, null, due.county_code from due where due.county_code is not null)
  select operator_id::text as "operatorId", county_code as "countyCode",
    count(*) filter (where step = 0)::int as ended, count(*) filter (where step = 30)::int as in30,
    count(*) filter (where step = 60)::int as in60, count(*) filter (where step = 90)::int as in90
  from told group by operator_id, county_code order by county_code nulls first, operator_id`

function tell(tx: Tx, digests: readonly DigestRow[], today: DateString): Promise<number> {
  const notices = digests.flatMap((digest): ManyNotice[] => {
    const { operatorId, countyCode } = digest
    const line = { kind: 'certificate.ending', eventKey: `certificates:ending:${today}` }
    const [total, text] = [digestTotal(digest), digestText(digest)]
    if (operatorId !== null)
      return [
        {
          ...line,
          to: { operatorId },
          title: `${total} 张证书已过期或快到期`,
          text: `${text}。过期后持证人员不能上岗，请尽快更新，上传新证书等候核验。`,
          href: '/operator/certificates',
        },
      ]
    if (countyCode === null) return []
    return [
      {
        ...line,
        to: { roles: ['reviewer'], countyCode },
        title: `本区 ${total} 张从业人员证书已过期或快到期`,
        text: `${text}。已提醒所在单位，请关注更新情况。`,
        href: '/office/certificates?state=all&soon=90',
      },
    ]
  })
  return postNotices(tx, notices)
}

type Ended = { countyCode: string | null; regionCode: string | null; count: number }

/** Lets end what is over. Only a verified one is worth anything, so only it expires. */
async function expireOver(tx: Tx, today: DateString): Promise<number> {
  const rows = await tx.$queryRaw<Ended[]>`
    with ended as (
      update staff_certificates set state = 'expired', version = version + 1
      where state = 'verified' and valid_until < ${today}::date returning person_id, county_code)
    select county_code as "countyCode", null::text as "regionCode", count(*)::int as count
      from ended group by county_code
    union all
    select distinct null::text, f.region_code, 0 from ended e
      join staff_posts p on p.person_id = e.person_id and p.ended_on is null join facilities f on f.id = p.facility_id`
  const counties = rows.filter(({ count }) => count > 0)
  for (const { countyCode, count } of counties)
    await audit(tx, clerk, {
      action: 'certificate.expire',
      subject: { type: 'certificate_list', id: today },
      regionCode: countyCode,
      after: { rows: count },
    })
  // Who works there counts no more where an expired certificate does not count.
  await refreshRollups(
    tx,
    rows.flatMap(({ regionCode }) => regionCode ?? []),
  )
  return counties.reduce((sum, { count }) => sum + count, 0)
}

/** Runs shortly after the start and then every hour: the day's first does the work, whichever process it is. */
export function startCertificateAlerts(onError: (error: unknown) => void): void {
  const run = () =>
    alertEnding()
      .catch(onError)
      .finally(() => setTimeout(run, millisecondsToNextRun()).unref())
  setTimeout(run, 15_000).unref()
}

const HOUR = 3_600_000
// A few minutes after midnight in Shanghai, and after each full hour.
const AFTER_THE_HOUR = 120_000
const millisecondsToNextRun = () => HOUR - ((now().getTime() - AFTER_THE_HOUR) % HOUR) || HOUR
