import { NextRequest } from 'next/server'
import { beforeAll, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/class-months/route'
import { createApiKey } from '@/lib/api-keys/commands'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { makeFacility, makeOperator, makePerson } from '../operators/operator-world'

useTestDatabase()
const MONTH = todayInShanghai().slice(0, 7)
let key = ''
let facilityId = ''
let foreignId = ''

const withClasses = async (operator: Actor) => {
  const { id } = await makeFacility({ operatorId: operator.operatorId ?? undefined })
  await db.careClass.createMany({
    data: ['一班', '二班'].map((name) => ({
      facilityId: id,
      name,
      kind: 'toddler' as const,
      places: 10,
      openedOn: toDateColumn('2025-01-01'),
    })),
  })
  return id
}

beforeAll(async () => {
  await makeDivisions()
  const secadmin = await makePerson('secadmin', { regionCode: null })
  const [own, other] = [await makeOperator(), await makeOperator()]
  facilityId = await withClasses(own)
  foreignId = await withClasses(other)
  const body = await db.operatorBody.findUniqueOrThrow({ where: { id: own.operatorId ?? '' } })
  const made = await createApiKey(secadmin, {
    ...{ name: '园所软件', partner: '某软件公司', scopes: ['class_months:write'], region: null },
    creditCode: body.creditCode,
    expiresOn: addDays(todayInShanghai(), 30),
  })
  key = made.key
})

const report = (change: object = {}) =>
  POST(
    new NextRequest('http://portal.test/api/v1/class-months', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({
        facilityId,
        month: MONTH,
        classes: [
          { name: '一班', enrolled: 8, healthRecords: 7 },
          { name: '二班', enrolled: 5 },
        ],
        ...change,
      }),
    }),
  )

it('moves the register, once however often it is sent', async () => {
  for (let times = 0; times < 2; times += 1) {
    const answer = await report()
    expect(await answer.json()).toEqual({ facilityId, month: MONTH, enrolled: 13 })
  }
  expect(await db.facility.findUniqueOrThrow({ where: { id: facilityId } })).toMatchObject({ enrolled: 13 })
  const lines = await db.auditEvent.findMany({ where: { action: 'class_month.save' } })
  expect(lines).toHaveLength(1)
  expect(lines[0]?.actorName).toBe('某软件公司（接口）')
})

it.each([
  ['another body’s facility', () => ({ facilityId: foreignId }), 404],
  ['a class nobody knows', () => ({ classes: [{ name: '三班', enrolled: 1 }] }), 422],
  ['a class left out', () => ({ classes: [{ name: '一班', enrolled: 1 }] }), 422],
  [
    'a class twice',
    () => ({
      classes: [
        { name: '一班', enrolled: 1 },
        { name: '一班', enrolled: 1 },
      ],
    }),
    422,
  ],
  [
    'more than places without a word',
    () => ({
      classes: [
        { name: '一班', enrolled: 11 },
        { name: '二班', enrolled: 0 },
      ],
    }),
    422,
  ],
  ['a negative count', () => ({ classes: [{ name: '一班', enrolled: -1 }] }), 422],
  ['a month to come', () => ({ month: '2099-01' }), 422],
])('refuses %s', async (_what, change, status) => {
  expect((await report(change())).status).toBe(status)
  expect(await db.facility.findUniqueOrThrow({ where: { id: facilityId } })).toMatchObject({ enrolled: 13 })
})
