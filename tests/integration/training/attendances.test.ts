import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { recordAttendance, revokeAttendance, signIn } from '@/lib/training-attendances/commands'
import { listAttendees } from '@/lib/training-attendances/queries'
import { editCourse } from '@/lib/training-courses/commands'
import { cancelSession, closeSession } from '@/lib/training-sessions/commands'
import {
  findOpenSession,
  findRoomCode,
  findSession,
  listSessionsForMe,
} from '@/lib/training-sessions/queries'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { codeOf, makeCourse, makeSession, makeWorker, official, refusal } from './training-world'

useTestDatabase()
const reviewer = official('reviewer')
let courseId: string

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  courseId = await makeCourse()
})

const counted = (sessionId: string) => db.trainingAttendance.count({ where: { sessionId, revokedAt: null } })
const enter = async (actor: Actor, sessionId: string, windowsAgo = 0) =>
  signIn(actor, { sessionId, code: await codeOf(sessionId, windowsAgo) })

describe('signing in by code', () => {
  it('books the hours of the course as they stand, at the facility of the post, once', async () => {
    const [worker, sessionId] = [await makeWorker(), await makeSession(courseId)]
    expect(await enter(worker.actor, sessionId)).toEqual({ title: '婴幼儿急救', already: false })
    expect(await enter(worker.actor, sessionId)).toEqual({ title: '婴幼儿急救', already: true })
    const [row, ...others] = await db.trainingAttendance.findMany({ where: { sessionId } })
    expect(others).toEqual([])
    expect(row).toMatchObject({
      ...{ personId: worker.personId, facilityId: worker.facilityId, accounts: ['skill_year'] },
      ...{ method: 'code', recordedName: worker.name, revokedAt: null },
    })
    expect(Number(row?.hours)).toBe(8)
    const lines = await db.auditEvent.findMany({ where: { subjectId: sessionId } })
    expect(lines.map(({ action }) => action)).toEqual(['training.sign_in'])
  })

  it('keeps its hours when the course is changed afterwards', async () => {
    const [worker, own] = [await makeWorker(), await makeCourse()]
    const sessionId = await makeSession(own)
    await enter(worker.actor, sessionId)
    const fields = { title: '急救', provider: 'x', accounts: ['ethics_year' as const], hours: 99 }
    await editCourse(reviewer, {
      ...{ ...fields, courseId: own, version: 1, isSubsidised: false, note: '', isEnabled: true },
    })
    const row = await db.trainingAttendance.findFirstOrThrow({ where: { sessionId } })
    expect([row.accounts, Number(row.hours)]).toEqual([['skill_year'], 8])
  })

  it('takes the code of the window before, none older, none of another session', async () => {
    const [sessionId, other] = [await makeSession(courseId), await makeSession(courseId)]
    const worker = await makeWorker()
    for (const code of [await codeOf(sessionId, 2), await codeOf(sessionId, -1), await codeOf(other)])
      expect(await refusal(signIn(worker.actor, { sessionId, code }))).toMatchObject({
        code: 'invalid',
        fields: { code: [expect.stringContaining('签到码不对')] },
      })
    expect(await counted(sessionId)).toBe(0)
    await enter(worker.actor, sessionId, 1)
    expect(await counted(sessionId)).toBe(1)
  })

  it.each([
    ['not begun', { from: 16, to: 60 }, undefined],
    ['over', { from: -90, to: -16 }, undefined],
    ['closed', {}, 'held'],
    ['cancelled', {}, 'cancelled'],
  ] as const)('is refused when the session is %s', async (_what, times, state) => {
    const sessionId = await makeSession(courseId, times)
    if (state) await db.trainingSession.update({ where: { id: sessionId }, data: { state } })
    const { actor } = await makeWorker()
    expect(await refusal(enter(actor, sessionId))).toMatchObject({ code: 'conflict' })
    expect(await findOpenSession(actor, sessionId)).toBeNull()
    expect(await findRoomCode(reviewer, sessionId)).toBeNull()
  })

  it('is for people with a record of their own: nobody else, whatever they send', async () => {
    const sessionId = await makeSession(courseId)
    const code = await codeOf(sessionId)
    const { operator } = await makeWorker()
    for (const actor of [reviewer, operator, official('planner'), publicActor])
      expect(await refusal(signIn(actor, { sessionId, code }))).toMatchObject({ code: 'forbidden' })
  })

  it('limits guessing by account', async () => {
    Object.assign(env, { PORTAL_RATE_LIMIT: true })
    try {
      const [worker, sessionId] = [await makeWorker(), await makeSession(courseId)]
      const codes: unknown[] = []
      for (let guess = 0; guess < 12; guess++) {
        const found = await refusal(signIn(worker.actor, { sessionId, code: '00000000' }))
        codes.push(typeof found === 'string' ? found : found.code)
      }
      expect(codes.slice(0, 8)).toEqual(Array(8).fill('invalid'))
      expect(codes.slice(8)).toEqual(Array(4).fill('too_many'))
    } finally {
      Object.assign(env, { PORTAL_RATE_LIMIT: false })
    }
  })

  it('books one attendance when the same person signs in ten times at once', async () => {
    const [worker, sessionId] = [await makeWorker(), await makeSession(courseId)]
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter(worker.actor, sessionId)))
    expect(answers.filter(({ already }) => !already)).toHaveLength(1)
    expect(await counted(sessionId)).toBe(1)
  })

  it('never lets in more than the room holds, all at once', async () => {
    const sessionId = await makeSession(courseId, { capacity: 3 })
    const workers = await Promise.all(Array.from({ length: 8 }, () => makeWorker()))
    const answers = await Promise.all(workers.map(({ actor }) => refusal(enter(actor, sessionId))))
    expect(await counted(sessionId)).toBe(3)
    expect(answers.filter((one) => one === 'done')).toHaveLength(3)
    expect(answers.filter((one) => typeof one === 'object' && one.code === 'conflict')).toHaveLength(5)
  })

  it('nobody sits in two rooms at the same time, also when both are asked at once', async () => {
    const worker = await makeWorker()
    const rooms = await Promise.all([makeSession(courseId), makeSession(courseId)])
    const answers = await Promise.all(rooms.map((id) => refusal(enter(worker.actor, id))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    const later = await makeSession(courseId, { from: 65, to: 90 })
    await db.trainingSession.update({
      where: { id: later },
      data: { startsAt: new Date(Date.now() + 61 * 60_000) },
    })
    expect((await listSessionsForMe(worker.actor)).map(({ id }) => id)).toContain(later)
  })

  it('shows people the sessions of where they work and above', async () => {
    const yunnan = await makeCourse(official('planner', 'yunnan'))
    const [here, there] = [await makeSession(courseId), await makeSession(yunnan)]
    const mine = async (area: 'fengxian' | 'yunnan') =>
      (await listSessionsForMe((await makeWorker(area)).actor)).map(({ id }) => id)
    expect(await mine('fengxian')).toContain(here)
    expect(await mine('fengxian')).not.toContain(there)
    expect(await mine('yunnan')).toContain(there)
    expect(await listSessionsForMe(reviewer)).toEqual([])
  })
})

describe('recording by list', () => {
  it('matches names and numbers, changes nothing the second time, keeps who signed in', async () => {
    const [one, two, three] = [await makeWorker(), await makeWorker(), await makeWorker()]
    const sessionId = await makeSession(courseId)
    await enter(one.actor, sessionId)
    const attendees = `${one.name}\n${two.name} ${two.number.slice(-4)}\n\n${three.name}，${three.number}`
    expect(await recordAttendance(reviewer, { sessionId, attendees })).toEqual({
      ...{ added: 2, unchanged: 1, restored: 0 },
    })
    expect(await recordAttendance(reviewer, { sessionId, attendees })).toEqual({
      ...{ added: 0, unchanged: 3, restored: 0 },
    })
    const rows = await listAttendees(reviewer, sessionId)
    expect(rows.map(({ name, method }) => [name, method])).toEqual(
      expect.arrayContaining([
        [one.name, 'code'],
        [two.name, 'official'],
        [three.name, 'official'],
      ]),
    )
    expect(JSON.stringify(rows)).not.toContain(three.number)
    const lines = await db.$queryRaw<{ text: string }[]>`select a::text as text from audit_events a`
    expect(JSON.stringify(lines)).not.toContain(three.number.slice(3, 14))
  })

  it('is all or nothing, and says every line it cannot match alike', async () => {
    const [known, elsewhere] = [await makeWorker(), await makeWorker('yunnan')]
    const twin = await makeWorker('fengxian', { name: known.name })
    const sessionId = await makeSession(courseId)
    const attendees = [
      known.name,
      `${elsewhere.name} ${elsewhere.number}`,
      '没有这个人',
      `${twin.name} 0000`,
      '12345',
    ].join('\n')
    const found = await refusal(recordAttendance(reviewer, { sessionId, attendees }))
    const text = typeof found === 'string' ? found : String(found.fields?.attendees)
    expect(text).toContain('第 1 行：有 2 个')
    expect(text).toContain(`第 2 行：本地区当天没有在岗的“${elsewhere.name}”，或证件号不符`)
    expect(text).toContain('第 3 行：本地区当天没有在岗的“没有这个人”，或证件号不符')
    expect(text).toContain(`第 4 行：本地区当天没有在岗的“${twin.name}”，或证件号不符`)
    expect(text).toContain('第 5 行读不出来')
    expect(await counted(sessionId)).toBe(0)
    const right = `${known.name} ${known.number.slice(-4)}\n${twin.name} ${twin.number}`
    expect(await recordAttendance(reviewer, { sessionId, attendees: right })).toMatchObject({ added: 2 })
  })

  it('respects the places, and the clock', async () => {
    const workers = await Promise.all([makeWorker(), makeWorker()])
    const attendees = workers.map(({ name }) => name).join('\n')
    const small = await makeSession(courseId, { capacity: 1 })
    expect(await refusal(recordAttendance(reviewer, { sessionId: small, attendees }))).toMatchObject({
      code: 'conflict',
    })
    const future = await makeSession(courseId, { from: 20, to: 60 })
    expect(await refusal(recordAttendance(reviewer, { sessionId: future, attendees }))).toMatchObject({
      code: 'conflict',
    })
    expect((await counted(small)) + (await counted(future))).toBe(0)
  })

  it('two officials with overlapping lists at once book everybody once', async () => {
    const workers = await Promise.all(Array.from({ length: 6 }, () => makeWorker()))
    const sessionId = await makeSession(courseId)
    const list = (part: typeof workers) => part.map(({ name }) => name).join('\n')
    await Promise.all([
      recordAttendance(reviewer, { sessionId, attendees: list(workers.slice(0, 4)) }),
      recordAttendance(official('planner'), { sessionId, attendees: list(workers.slice(2).reverse()) }),
    ])
    expect(await counted(sessionId)).toBe(6)
  })

  it('takes people from the own area only: a township does not book its neighbour', async () => {
    const neighbour = await makeWorker('fengxian')
    const township = official('planner', 'fengcheng')
    const sessionId = await makeSession(await makeCourse(township))
    expect(await refusal(recordAttendance(township, { sessionId, attendees: neighbour.name }))).toMatchObject(
      { code: 'invalid' },
    )
  })
})

describe('taking back', () => {
  it('leaves the record in sight with its reason, moves the places, and shuts the code', async () => {
    const [one, two] = [await makeWorker(), await makeWorker()]
    const sessionId = await makeSession(courseId, { capacity: 1 })
    await enter(one.actor, sessionId)
    const [{ attendanceId } = { attendanceId: '' }] = await listAttendees(reviewer, sessionId)
    await revokeAttendance(reviewer, { attendanceId, reason: '代人签到' })
    expect(await listAttendees(reviewer, sessionId)).toMatchObject([{ revokeReason: '代人签到' }])
    expect(await refusal(revokeAttendance(reviewer, { attendanceId, reason: '再来' }))).toMatchObject({
      code: 'conflict',
    })
    expect(await refusal(enter(one.actor, sessionId))).toMatchObject({ code: 'conflict' })
    await enter(two.actor, sessionId)
    expect(await refusal(recordAttendance(reviewer, { sessionId, attendees: one.name }))).toMatchObject({
      code: 'conflict',
    })
  })

  it('recorded again it counts again', async () => {
    const worker = await makeWorker()
    const sessionId = await makeSession(courseId)
    await enter(worker.actor, sessionId)
    const [{ attendanceId } = { attendanceId: '' }] = await listAttendees(reviewer, sessionId)
    await revokeAttendance(reviewer, { attendanceId, reason: '认错了人' })
    expect(await recordAttendance(reviewer, { sessionId, attendees: worker.name })).toEqual({
      ...{ added: 0, unchanged: 0, restored: 1 },
    })
    expect(await listAttendees(reviewer, sessionId)).toMatchObject([
      { attendanceId, method: 'official', revokedAt: null, revokeReason: null },
    ])
  })
})

describe('who may do what', () => {
  const outsiders = () => [
    official('reviewer', 'yunnan'),
    official('planner', 'fengcheng'),
    official('inspector'),
    official('township'),
    official('department'),
    publicActor,
  ]

  it('nobody without the permission, nobody of another area', async () => {
    const [worker, sessionId] = [await makeWorker(), await makeSession(courseId, { from: -90, to: -20 })]
    await recordAttendance(reviewer, { sessionId, attendees: worker.name })
    const [{ attendanceId } = { attendanceId: '' }] = await listAttendees(reviewer, sessionId)
    for (const actor of [...outsiders(), worker.actor, worker.operator]) {
      for (const run of [
        () => recordAttendance(actor, { sessionId, attendees: worker.name }),
        () => revokeAttendance(actor, { attendanceId, reason: 'x' }),
        () => closeSession(actor, { sessionId, version: 1 }),
        () => cancelSession(actor, { sessionId, version: 1, reason: 'x' }),
      ]) {
        const found = await refusal(run())
        expect(['forbidden', 'not_found']).toContain(typeof found === 'string' ? found : found.code)
      }
      expect(await findSession(actor, sessionId)).toBeNull()
      expect(await listAttendees(actor, sessionId)).toEqual([])
    }
    const running = await makeSession(courseId)
    expect(await findRoomCode(reviewer, running)).not.toBeNull()
    for (const actor of [...outsiders(), worker.actor, worker.operator])
      expect(await findRoomCode(actor, running)).toBeNull()
    expect(await counted(sessionId)).toBe(1)
  })

  it('a session with people in it is not cancelled; closed after its end, once', async () => {
    const worker = await makeWorker()
    const sessionId = await makeSession(courseId, { from: -90, to: -20 })
    await recordAttendance(reviewer, { sessionId, attendees: worker.name })
    const input = { sessionId, version: 1 }
    expect(await refusal(cancelSession(reviewer, { ...input, reason: '没有人来' }))).toMatchObject({
      code: 'conflict',
    })
    await closeSession(reviewer, input)
    expect(await refusal(closeSession(reviewer, { ...input, version: 2 }))).toMatchObject({
      code: 'conflict',
    })
    const running = await makeSession(courseId)
    expect(await refusal(closeSession(reviewer, { sessionId: running, version: 1 }))).toMatchObject({
      code: 'conflict',
    })
  })
})
