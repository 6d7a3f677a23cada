import { beforeAll, describe, expect, it } from 'vitest'
import { decideAppeal, recordAppeal, submitOwnAppeal } from '@/lib/bans/appeals'
import { applyLift, enterBan, requestLift } from '@/lib/bans/commands'
import { checkBan } from '@/lib/bans/look-ups'
import { findBan, listBans } from '@/lib/bans/queries'
import { recheckBans } from '@/lib/bans/recheck'
import { type EnterBanInput, enterBanSchema } from '@/lib/bans/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, unseal } from '@/lib/core/crypto'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { addDays } from '@/lib/format/date'
import { addPost, addStaff } from '@/lib/staff/commands'
import { addStaffSchema } from '@/lib/staff/schema'
import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const today = todayInShanghai()
let serial = 0
const number = () => {
  serial += 1
  return inventedIdentity('19880808', serial)
}
const ban = (identitySecret: string, change: Partial<Record<keyof EnterBanInput, string>> = {}) =>
  enterBanSchema.parse({
    name: '某某某',
    identitySecret,
    ground: 'abuse',
    decisionBody: '某区卫生健康委',
    decisionNumber: `决定${serial}号`,
    decidedOn: '2026-01-01',
    startsOn: '2026-01-01',
    endsOn: '',
    note: '',
    // Not in the form: whoever posts it anyway changes nothing.
    ...{ isDemo: 'true', state: 'lifted', regionCode: '530102', enteredById: 'x' },
    ...change,
  })
const hire = (identitySecret: string) =>
  addStaffSchema.parse({
    name: '某某某',
    identitySecret,
    kind: 'carer',
    facilityId: '',
    startedOn: '2026-01-01',
  })
const lookUps = () => db.auditEvent.count({ where: { action: 'ban.look_up' } })
const conflictsOf = (identity: string) =>
  db.staffConflict.findMany({ where: { person: { identityHash: lookupHash(identity) } } })

describe('hiring', () => {
  it('is refused without a word of the decision, and the look-up stays in the log', async () => {
    const one = number()
    const reviewer = await makePerson('reviewer')
    const { id } = await enterBan(reviewer, ban(one))
    const row = await db.staffBan.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      isDemo: false,
      state: 'active',
      regionCode: '310120',
      enteredById: reviewer.accountId,
    })
    expect(await unseal(row.identitySealed)).toBe(one)
    const before = await lookUps()
    const refusal = await addStaff(await makeOperator(), hire(one)).catch((error) => error)
    expect(refusal.fields).toEqual({ identitySecret: ['不能录用，请联系主管部门。'] })
    expect(await db.staffPerson.count({ where: { identityHash: lookupHash(one) } })).toBe(0)
    expect(await lookUps()).toBe(before + 1)
    // Of the same name and another number: not the same person.
    await addStaff(await makeOperator(), hire(number()))
    const lines = await db.$queryRaw<{ text: string }[]>`
      select a::text as text from audit_events a union all select b::text from staff_bans b`
    for (const { text } of lines) expect(text).not.toContain(one)
  })

  it('is refused by the database itself, whoever writes', async () => {
    const one = number()
    const own = await makeOperator()
    const { personId, postId } = await addStaff(own, hire(one))
    await enterBan(await makePerson('reviewer'), ban(one))
    const { operatorId, kind, startedOn } = await db.staffPost.findUniqueOrThrow({ where: { id: postId } })
    await expect(
      db.staffPost.create({ data: { personId, operatorId, kind: 'cook', startedOn } }),
    ).rejects.toThrow(/staff_posts_not_banned/)
    await db.staffPost.create({ data: { personId, operatorId, kind, startedOn, endedOn: startedOn } })
    await expect(addPost(own, { ...hire(one), personId })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('goes on after the term, and not before its last day is over', async () => {
    const one = number()
    const term = { ground: 'other_decision', endsOn: today }
    await enterBan(await makePerson('reviewer'), ban(one, term))
    expect(await checkBan(actorAs('system'), { identityHash: lookupHash(one), purpose: 'hire' })).toBe(true)
    const two = number()
    await enterBan(await makePerson('reviewer'), ban(two, { ...term, endsOn: addDays(today, -1) }))
    expect(await checkBan(actorAs('system'), { identityHash: lookupHash(two), purpose: 'hire' })).toBe(false)
    await addStaff(await makeOperator(), hire(two))
  })
})

describe('somebody in post', () => {
  it('is a conflict at once, told to the body and the officials, and over when the post ends', async () => {
    const one = number()
    const own = await makeOperator()
    const facility = await makeFacility({ operatorId: own.operatorId })
    const reviewer = await makePerson('reviewer')
    const { postId } = await addStaff(own, { ...hire(one), facilityId: facility.id })
    const { id } = await enterBan(reviewer, ban(one))
    expect(await conflictsOf(one)).toMatchObject([
      { kind: 'banned_in_post', state: 'open', countyCode: '310120' },
    ])
    const told = await db.notice.findMany({
      where: { accountId: { in: [own.accountId ?? '', reviewer.accountId ?? ''] } },
    })
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ban.in_post', 'conflict.opened']))
    const bodyLine = told.find(({ kind }) => kind === 'ban.in_post')
    expect(`${bodyLine?.title}${bodyLine?.text}`).not.toMatch(/虐待|决定|卫生健康委/)
    await db.staffPost.update({ where: { id: postId }, data: { endedOn: new Date(today) } })
    await transaction((tx) => recheckBans(tx, today))
    expect(await conflictsOf(one)).toMatchObject([{ state: 'resolved' }])
    expect(await findBan(reviewer, id)).toMatchObject({ standing: 'in_force' })
  })

  it('is found by the daily check where the ban began meanwhile, which says once a day that it ran', async () => {
    const one = number()
    await addStaff(await makeOperator(), hire(one))
    const reviewer = await makePerson('reviewer')
    await enterBan(reviewer, ban(one, { startsOn: addDays(today, 1) }))
    expect(await conflictsOf(one)).toEqual([])
    // As the same entry stands on the day it begins.
    const { id: _id, ...row } = await db.staffBan.findFirstOrThrow({
      where: { identityHash: lookupHash(one) },
    })
    await db.staffBan.create({ data: { ...row, decisionNumber: '到了这一天', startsOn: new Date(today) } })
    const lines = () => db.auditEvent.count({ where: { action: 'ban.recheck', subjectId: '2026-12-31' } })
    await transaction((tx) => recheckBans(tx, '2026-12-31'))
    await transaction((tx) => recheckBans(tx, '2026-12-31'))
    expect(await conflictsOf(one)).toMatchObject([{ kind: 'banned_in_post', state: 'open' }])
    expect(await lines()).toBe(1)
  })
})

describe('a decision', () => {
  it('is entered once, kept as it is, and read in its area only', async () => {
    const one = number()
    const reviewer = await makePerson('reviewer')
    const input = ban(one)
    const { id } = await enterBan(reviewer, input)
    await expect(enterBan(reviewer, input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(db.staffBan.update({ where: { id }, data: { name: '改名' } })).rejects.toThrow()
    const stranger = await makePerson('reviewer', { regionCode: '530102' })
    expect(await findBan(stranger, id)).toBeNull()
    expect((await listBans(stranger, { standing: 'all', page: 1 })).total).toBe(0)
    const mine = await listBans(reviewer, { standing: 'in_force', page: 1 })
    expect(mine.items.every(({ name }) => name.includes('*'))).toBe(true)
    for (const role of [
      'operator',
      'parent',
      'township',
      'department',
      'auditor',
      'sysadmin',
      'staff',
    ] as const) {
      const actor = actorAs(role, 'fengxian')
      await expect(enterBan(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listBans(actor, { standing: 'all', page: 1 })).rejects.toMatchObject({ code: 'not_found' })
      expect(await findBan(actor, id)).toBeNull()
    }
  })

  it('is lifted by two people, and the conflict closes', async () => {
    const one = number()
    await addStaff(await makeOperator(), hire(one))
    const reviewer = await makePerson('reviewer')
    const { id } = await enterBan(reviewer, ban(one))
    const asked = { banId: id, version: 1, reason: '判决撤销' }
    await requestLift(reviewer, asked)
    expect(await findBan(reviewer, id)).toMatchObject({ state: 'active' })
    await expect(requestLift(reviewer, asked)).rejects.toMatchObject({ code: 'conflict' })
    const planner = await makePerson('planner')
    await transaction((tx) => applyLift(tx, planner, { banId: id, reason: '判决撤销' }))
    expect(await findBan(reviewer, id)).toMatchObject({ standing: 'lifted', liftedByName: planner.name })
    expect(await conflictsOf(one)).toMatchObject([{ state: 'resolved' }])
    const again = transaction((tx) => applyLift(tx, planner, { banId: id, reason: 'x' }))
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is appealed against by its person or on paper, and answered by somebody else than who entered it', async () => {
    const one = number()
    const reviewer = await makePerson('reviewer')
    const { personId } = await addStaff(await makeOperator(), hire(one))
    const { id } = await enterBan(reviewer, ban(one))
    const own = await makePerson('staff', { staffPersonId: personId })
    const stranger = await makePerson('staff', {
      staffPersonId: (await addStaff(await makeOperator(), hire(number()))).personId,
    })
    await expect(submitOwnAppeal(stranger, { banId: id, text: '冤枉' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await submitOwnAppeal(own, { banId: id, text: '冤枉' })
    await expect(recordAppeal(reviewer, { banId: id, text: '书面' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const appeal = await db.banAppeal.findFirstOrThrow({ where: { banId: id } })
    const answer = { appealId: appeal.id, version: 1, event: 'dismiss' as const, reason: '查实' }
    await expect(decideAppeal(reviewer, answer)).rejects.toMatchObject({ code: 'forbidden' })
    await decideAppeal(await makePerson('inspector'), answer)
    await expect(decideAppeal(await makePerson('planner'), answer)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
