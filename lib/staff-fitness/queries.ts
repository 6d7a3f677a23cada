import 'server-only'
import type { Reader } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { type FitnessFacts, reasonsOf, type UnfitReason } from './rules'

/**
 * Why these people do not count on a day; one who counts is not in the map. Only verified certificates count, also those
 * the daily job has since marked as expired, as long as they covered the day. One statement for any number of people.
 */
export async function unfitReasons(
  reader: Reader,
  personIds: readonly string[],
  day: DateString,
): Promise<Map<string, UnfitReason[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await reader.$queryRaw<({ id: string } & FitnessFacts)[]>`
    select p.id, coalesce(c.health, false) as "healthInForce", coalesce(c.health_known, false) as "healthKnown",
      coalesce(c.background, false) as "backgroundInForce", coalesce(c.background_known, false) as "backgroundKnown",
      exists (select from staff_bans b where b.identity_hash = p.identity_hash and b.state = 'active'
        and b.starts_on <= ${day}::date and coalesce(b.ends_on, 'infinity') >= ${day}::date) as banned
    from staff_people p
    left join lateral (
      select bool_or(c.type = 'health_certificate' and c.covers) as health, bool_or(c.type = 'health_certificate') as health_known,
        bool_or(c.type = 'background_check' and c.covers) as background, bool_or(c.type = 'background_check') as background_known
      from (select s.type, coalesce(s.issued_on, '-infinity') <= ${day}::date and s.valid_until >= ${day}::date as covers
        from staff_certificates s
        where s.person_id = p.id and s.type in ('health_certificate', 'background_check')
          and s.state in ('verified', 'expired') and s.decided_at is not null) c) c on true
    where p.id = any(${[...new Set(personIds)]}::uuid[])`
  return new Map(
    rows.flatMap(({ id, ...facts }) => {
      const reasons = reasonsOf(facts)
      return reasons.length > 0 ? [[id, reasons] as const] : []
    }),
  )
}
