import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withdrawConsent } from '@/lib/children/commands'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { eraseExpired } from '@/lib/erasures/commands'
import { countExpired, listErasures } from '@/lib/erasures/queries'
import { cutoffOf, ERASURE_CODES, type ErasureCode } from '@/lib/erasures/rules'
import { addDays, addMonths, toDateColumn } from '@/lib/format/date'
import { childFields, makeAccount, makeChild } from '@/tests/integration/children/family-world'
import { makeFacility, makeOperator } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()

const TODAY = todayInShanghai()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})
// Reports are append-only; each test takes another day so that the rules run anew.
let day = TODAY
beforeEach(() => {
  day = addDays(day, 1)
})

/** Two rows around the boundary: the last instant that is erased, and the first that stays. */
const around = (code: ErasureCode): [gone: Date, kept: Date] => {
  const cutoff = cutoffOf(code, day)
  return [new Date(cutoff.getTime() - 1), cutoff]
}

async function makeStaff(name: string, endedOn: string | null, regionCode: string = TOWNSHIPS[0]) {
  const operator = await makeOperator()
  const facility = await makeFacility({ regionCode, operatorId: operator.operatorId })
  return db.staffPerson.create({
    data: {
      name,
      identitySealed: await seal(name),
      identityHash: lookupHash(name),
      identityMasked: '319*',
      posts: {
        create: {
          operatorId: operator.operatorId ?? '',
          facilityId: facility.id,
          kind: 'carer',
          qualificationNumber: 'A-1',
          startedOn: toDateColumn('2015-01-01'),
          endedOn: endedOn === null ? null : toDateColumn(endedOn),
        },
      },
    },
    select: { id: true },
  })
}
const nameOf = async (id: string) => (await db.staffPerson.findUniqueOrThrow({ where: { id } })).name

describe('the boundary day', () => {
  it.each([
    [
      'notices',
      async (accountId: string, at: Date, tag: string) =>
        db.notice.create({ data: { accountId, kind: 't', title: tag, text: '', eventKey: tag, readAt: at } }),
      () => db.notice.findMany({ select: { title: true } }).then((rows) => rows.map(({ title }) => title)),
    ],
    [
      'confirmations',
      async (accountId: string, at: Date, tag: string) =>
        db.confirmation.create({
          data: { accountId, channel: 'email', address: tag, codeHash: 'x', expiresAt: at },
        }),
      () => db.confirmation.findMany().then((rows) => rows.map(({ address }) => address)),
    ],
    [
      'sessions',
      async (accountId: string, at: Date, tag: string) =>
        db.session.create({ data: { accountId, expiresAt: at, address: tag } }),
      () => db.session.findMany().then((rows) => rows.map(({ address }) => address)),
    ],
    [
      'outbox',
      async (_accountId: string, at: Date, tag: string) =>
        db.outboxMessage.create({ data: { kind: tag, payload: {}, sentAt: at } }),
      () => db.outboxMessage.findMany().then((rows) => rows.map(({ kind }) => kind)),
    ],
    [
      'password_history',
      async (accountId: string, at: Date, tag: string) =>
        db.passwordHistory.create({ data: { accountId, passwordHash: tag, createdAt: at } }),
      () => db.passwordHistory.findMany().then((rows) => rows.map(({ passwordHash }) => passwordHash)),
    ],
    [
      'recovery_codes',
      async (accountId: string, at: Date, tag: string) =>
        db.recoveryCode.create({ data: { accountId, codeHash: tag, usedAt: at } }),
      () => db.recoveryCode.findMany().then((rows) => rows.map(({ codeHash }) => codeHash)),
    ],
  ] as const)('of %s', async (code, make, left) => {
    const { accountId } = await makeAccount('parent')
    const [gone, kept] = around(code)
    await make(accountId, gone, 'gone')
    await make(accountId, kept, 'kept')
    const counts = await eraseExpired(day)
    expect(await left()).toEqual(['kept'])
    expect(counts[code]).toBe(1)
  })

  it('of what lives on without its personal part: invitations and uploaded files', async () => {
    for (const [index, code] of (['invitations', 'import_contents'] as const).entries()) {
      const [gone, kept] = around(code)
      for (const at of [gone, kept]) {
        if (index === 0)
          await db.invitation.create({
            data: {
              state: 'withdrawn',
              displayName: '甲',
              role: 'parent',
              email: 'a@example.com',
              invitedByName: '乙',
              expiresAt: at,
            },
          })
        else
          await db.importRun.create({
            data: {
              ...{ kind: 'population', fileName: 'f', sha256: 'x', created: 0, updated: 0, unchanged: 0 },
              ...{ actorName: '甲', content: new Uint8Array([1]), createdAt: at },
            },
          })
      }
    }
    await eraseExpired(day)
    const invitations = await db.invitation.findMany({ orderBy: { expiresAt: 'asc' } })
    expect(invitations.map(({ email }) => email)).toEqual([null, 'a@example.com'])
    const runs = await db.importRun.findMany({ orderBy: { createdAt: 'asc' } })
    expect(runs.map(({ content }) => content !== null)).toEqual([false, true])
  })

  it('of staff: who left three years ago yesterday is nobody now, who left that day or works on stays', async () => {
    const since = addMonths(day, -36)
    const [gone, kept, working] = [
      await makeStaff('满三年', addDays(since, -1)),
      await makeStaff('差一天', since),
      await makeStaff('在岗', null),
    ]
    const again = await makeStaff('又来了', addDays(since, -1))
    const operator = await makeOperator()
    await db.staffPost.create({
      data: {
        personId: again.id,
        operatorId: operator.operatorId ?? '',
        kind: 'cook',
        startedOn: toDateColumn(TODAY),
      },
    })
    await eraseExpired(day)
    expect(await Promise.all([gone, kept, working, again].map(({ id }) => nameOf(id)))).toEqual([
      '（已清除）',
      '差一天',
      '在岗',
      '又来了',
    ])
    const everything = await db.$queryRaw<{ text: string }[]>`
      select p::text from staff_people p where p.id = ${gone.id}::uuid
      union all select s::text from staff_posts s where s.person_id = ${gone.id}::uuid`
    expect(JSON.stringify(everything)).not.toMatch(/满三年|A-1|319\*/)
    expect(everything).toHaveLength(2)
  })

  it('of staff follows the area’s own number of years, and who still signs in keeps the record', async () => {
    await db.jurisdictionSetting.create({
      data: {
        regionCode: FENGXIAN,
        key: 'staffRetentionYears',
        value: 5,
        source: '本地',
        setByName: '管理员',
      },
    })
    const ended = addDays(addMonths(day, -48), 0)
    const [here, there] = [await makeStaff('本区', ended), await makeStaff('外区', ended, '530102')]
    const active = await makeStaff('还登录', addMonths(day, -120), '530102')
    await makeAccount('staff', 'none', { staffPersonId: active.id })
    await eraseExpired(day)
    expect([await nameOf(here.id), await nameOf(there.id), await nameOf(active.id)]).toEqual([
      '本区',
      '（已清除）',
      '还登录',
    ])
    await db.jurisdictionSetting.deleteMany({ where: { key: 'staffRetentionYears' } })
  })
})

describe('children without consent', () => {
  it('kept for an authority they go when its time is over', async () => {
    const parent = await makeAccount('parent')
    const [held, other] = [await makeChild(parent), await makeChild(parent, childFieldsOf())]
    const request = await db.authorityExport.create({
      data: {
        ...{
          authority: '法院',
          documentNumber: '1',
          legalBasis: '法',
          purpose: '查',
          regionCode: TOWNSHIPS[0],
        },
        ...{ scope: { kind: 'child', targetId: held }, requestedById: 'a', requestedByName: 'a' },
      },
    })
    await withdrawConsent(parent, { childId: held, confirm: '1' })
    await eraseExpired(day)
    expect(await db.child.count({ where: { id: held } })).toBe(1)
    const decided = { state: 'rejected' as const, decidedAt: new Date(), decidedById: 'b' }
    await db.authorityExport.update({ where: { id: request.id }, data: decided })
    day = addDays(day, 1)
    await eraseExpired(day)
    expect(await db.child.findMany({ select: { id: true } })).toEqual([{ id: other }])
  })
})
const childFieldsOf = () => ({ name: childFields().name })

describe('the job', () => {
  it('in batches and in two processes at once erases each row once, and reports what it did', async () => {
    const { accountId } = await makeAccount('parent')
    const [gone] = around('notices')
    await db.notice.createMany({
      data: Array.from({ length: 25 }, (_, nth) => ({
        ...{ accountId, kind: 't', title: 't', text: '', readAt: gone },
        eventKey: `bulk-${nth}`,
      })),
    })
    const secadmin = await makeAccount('secadmin', 'none')
    expect((await countExpired(secadmin, day)).notices).toBe(25)
    const before = await db.auditEvent.count({ where: { action: 'erasure.run' } })
    const runs = await Promise.all([eraseExpired(day, 10), eraseExpired(day, 10)])
    const again = await eraseExpired(day, 10)
    expect(runs.reduce((sum, { notices = 0 }) => sum + notices, 0) + (again.notices ?? 0)).toBe(25)
    const cutoff = cutoffOf('notices', day)
    const reports = await db.erasureReport.findMany({ where: { rule: 'notices', olderThan: cutoff } })
    expect(reports.reduce((sum, { count }) => sum + count, 0)).toBe(25)
    const after = await db.auditEvent.count({ where: { action: 'erasure.run' } })
    expect(after - before).toBe(reports.filter(({ count }) => count > 0).length)
    expect((await countExpired(secadmin, day)).notices).toBe(0)
  })

  it('runs each rule once a day and leaves a report of each, nothing found or not', async () => {
    await eraseExpired(day)
    const count = () => db.erasureReport.count()
    const first = await count()
    await eraseExpired(day)
    expect(await count()).toBe(first)
    for (const rule of ERASURE_CODES)
      expect(await db.erasureReport.count({ where: { rule } })).toBeGreaterThan(0)
    await expect(db.erasureReport.deleteMany()).rejects.toThrow()
  })

  it('is the security administrator’s to read', async () => {
    const secadmin = await makeAccount('secadmin', 'none')
    expect((await listErasures(secadmin)).length).toBeGreaterThan(0)
    for (const role of ['sysadmin', 'auditor', 'reviewer', 'parent'] as const) {
      const actor = await makeAccount(role)
      await expect(listErasures(actor)).rejects.toMatchObject({ code: 'not_found' })
      await expect(countExpired(actor)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
