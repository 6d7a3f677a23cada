import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { Prisma, type Tx } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { closeConflicts, openConflict } from '@/lib/staff-conflicts/commands'

type InPost = { banId: string; personId: string; name: string; operatorIds: string[]; isDemo: boolean }

const keyOf = (banId: string, personId: string) => `banned_in_post:${banId}:${personId}`

/**
 * Compares everybody in post, or the bearer of one number, with the bans in force today: a match opens a conflict and
 * tells operator and officials, and one that no longer stands is closed (a term ends by itself). Returns the matches.
 */
export async function recheckPeople(tx: Tx, identityHash: string | null = null): Promise<number> {
  const only = identityHash === null ? Prisma.empty : Prisma.sql`and b.identity_hash = ${identityHash}`
  const matches = await tx.$queryRaw<InPost[]>`
    select b.id::text as "banId", p.id::text as "personId", p.name,
      array_agg(distinct s.operator_id::text) as "operatorIds", bool_and(s.is_demo) as "isDemo"
    from staff_bans b join staff_people p on p.identity_hash = b.identity_hash
    join staff_posts s on s.person_id = p.id and s.ended_on is null
    where b.state = 'active' and b.starts_on <= today_in_shanghai()
      and (b.ends_on is null or b.ends_on >= today_in_shanghai()) ${only}
    group by b.id, p.id`
  for (const match of matches) await report(tx, match)
  const standing = new Set(matches.map(({ banId, personId }) => keyOf(banId, personId)))
  const person = identityHash === null ? {} : { person: { identityHash } }
  const open = await tx.staffConflict.findMany({
    where: { kind: 'banned_in_post', state: 'open', ...person },
    select: { key: true },
  })
  const over = open.map(({ key }) => key).filter((key) => !standing.has(key))
  await closeConflicts(tx, over, '已经离岗，或者禁止已经解除、期满')
  return matches.length
}

async function report(tx: Tx, { banId, personId, name, operatorIds, isDemo }: InPost): Promise<void> {
  const opened = await openConflict(tx, {
    personId,
    kind: 'banned_in_post',
    key: keyOf(banId, personId),
    countyCode: null,
    detail: { banId },
    isDemo,
  })
  if (!opened) return
  for (const operatorId of operatorIds)
    await postNotice(tx, {
      to: { operatorId },
      kind: 'ban.in_post',
      title: `${name}不能继续在岗`,
      text: '请立即停止其工作、登记离岗，并联系主管部门。',
      href: '/operator/staff',
      eventKey: `ban:${banId}:operator:${operatorId}`,
    })
}

/**
 * The daily comparison of everybody in post, oftener than the yearly one of 未成年人保护法 第六十二条; one line of the log a
 * day says that it was done. Also where a ban begins or ends on its day.
 */
export async function recheckBans(tx: Tx, today: DateString): Promise<void> {
  const actor = systemActor('从业禁止复核')
  const banned = await recheckPeople(tx)
  const last = await tx.auditEvent.findFirst({
    where: { action: 'ban.recheck' },
    orderBy: { id: 'desc' },
    select: { subjectId: true },
  })
  if (last?.subjectId === today) return
  const people = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct person_id)::int as count from staff_posts where ended_on is null`
  await audit(tx, actor, {
    action: 'ban.recheck',
    subject: { type: 'staff_ban', id: today },
    after: { people: people[0]?.count ?? 0, banned },
  })
}
