import 'server-only'
import { Prisma } from '@/lib/core/db'
import { type DateString, toDateColumn } from '@/lib/format/date'
import { cutoffOf, ERASURE_RULES, type ErasureCode } from './rules'

/**
 * Which rows have outlived their time, as a select of one column `id` (text): counted by the dry run and erased by the
 * job, so that both say the same.
 */
export const EXPIRED: Record<ErasureCode, (today: DateString) => Prisma.Sql> = {
  confirmations: (today) =>
    Prisma.sql`select id::text from confirmations where expires_at < ${cutoffOf('confirmations', today)}`,
  sessions: (today) =>
    Prisma.sql`select id::text from sessions
      where coalesce(ended_at, expires_at) < ${cutoffOf('sessions', today)}`,
  notices: (today) => Prisma.sql`select id::text from notices where read_at < ${cutoffOf('notices', today)}`,
  outbox: (today) =>
    Prisma.sql`select id::text from outbox_messages
      where coalesce(sent_at, failed_at) < ${cutoffOf('outbox', today)}`,
  invitations: (today) =>
    Prisma.sql`select id::text from invitations where (email is not null or phone is not null)
      and (state in ('accepted', 'withdrawn') or expires_at < ${cutoffOf('invitations', today)})
      and coalesce(accepted_at, expires_at) < ${cutoffOf('invitations', today)}`,
  recovery_codes: (today) =>
    Prisma.sql`select id::text from recovery_codes where used_at < ${cutoffOf('recovery_codes', today)}`,
  transfer_codes: (today) =>
    Prisma.sql`select id::text from transfer_codes
      where coalesce(used_at, expires_at) < ${cutoffOf('transfer_codes', today)}`,
  password_history: (today) =>
    Prisma.sql`select id::text from password_history where created_at < ${cutoffOf('password_history', today)}`,
  import_contents: (today) =>
    Prisma.sql`select id::text from import_runs
      where content is not null and created_at < ${cutoffOf('import_contents', today)}`,
  guardianships: (today) =>
    Prisma.sql`select id::text from guardianships where withdrawn_at < ${cutoffOf('guardianships', today)}`,
  // As isHeld in lib/children: an authority's request that waits or may still be fetched keeps the record.
  children: (_today) =>
    Prisma.sql`select c.id::text from children c
      where not exists (select from guardianships g where g.child_id = c.id and g.withdrawn_at is null)
        and not exists (select from authority_exports e where e.scope->>'targetId' = c.id::text
          and (e.state = 'requested' or (e.state = 'approved' and e.available_until > now())))`,
  staff: (today) => Prisma.sql`
    select p.id::text from staff_people p
    cross join lateral (
      select max(coalesce(s.ended_on, 'infinity')) as until, max(s.region_path) as path
      from staff_posts s where s.person_id = p.id) last
    cross join lateral (select coalesce((
      select (j.value #>> '{}')::int from jurisdiction_settings j join regions r on r.code = j.region_code
      where j.key = 'staffRetentionYears' and j.region_code = any(string_to_array(coalesce(last.path, ''), '/'))
      order by length(r.path) desc limit 1), ${ERASURE_RULES.staff.keep.years}) as years) rule
    cross join lateral (select (${toDateColumn(today)}::date - make_interval(years => rule.years))::date as since) kept
    where p.identity_masked <> ''
      and coalesce(last.until, (p.created_at at time zone 'Asia/Shanghai')::date) < kept.since
      and not exists (select from accounts a where a.staff_person_id = p.id and a.is_enabled
        and coalesce(a.last_sign_in_at, a.created_at) >= kept.since::timestamp at time zone 'Asia/Shanghai')
      and not exists (select from staff_conflicts c where c.person_id = p.id and c.state = 'open')
      and not exists (select from authority_exports e where e.scope->>'targetId' = p.id::text
        and (e.state = 'requested' or (e.state = 'approved' and e.available_until > now())))`,
}
