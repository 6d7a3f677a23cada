import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { changeFacilityStatus, createFacility, editFacility } from '@/lib/facilities/commands'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { listHistory } from '@/lib/history/queries'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import {
  actorOf,
  auditCount,
  FENGCHENG,
  FENGXIAN,
  facilitiesInRollup,
  formOf,
  layRegions,
  NANQIAO,
  PUDONG,
} from './register-fixtures'

useTestDatabase()
beforeAll(layRegions)

const planner = actorOf('planner')
const ID = randomUUID()

describe('entering a facility', () => {
  test('writes the record, its audit line and the sums of township and county', async () => {
    const before = await facilitiesInRollup(FENGXIAN)
    const { id } = await createFacility(planner, formOf({ placesToddler: '15', placesMixed: '18' }))
    expect(await facilitiesInRollup(FENGXIAN)).toEqual({
      facilities: before.facilities + 1,
      places: before.places + 33,
    })
    const facility = await getFacility(planner, id)
    expect(facility).toMatchObject({
      region: { code: NANQIAO, name: '南桥镇' },
      places: { infant: null, toddler: 15, total: 33 },
      status: 'operating',
      isDemo: false,
      version: 1,
    })
    expect(await listHistory(planner, { type: 'facility', id })).toMatchObject([{ did: '登记了这家机构' }])
  })

  test('takes a region by name or alias, never above the county', async () => {
    for (const region of ['南桥镇', '南桥', `${NANQIAO} 南桥镇`, '310120118000']) {
      const { id } = await createFacility(planner, formOf({ region }))
      expect((await getFacility(planner, id)).region.code).toBe(NANQIAO)
    }
    const sysadmin = actorOf('sysadmin', null)
    await expect(createFacility(sysadmin, formOf({ region: '310000' }))).rejects.toMatchObject({
      code: 'invalid',
      fields: { region: [expect.stringContaining('街镇')] },
    })
    await expect(createFacility(planner, formOf({ region: '头桥镇' }))).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test.each([
    ['township', NANQIAO, FENGXIAN],
    ['department', NANQIAO, FENGXIAN],
    ['parent', NANQIAO, null],
    ['planner', PUDONG, FENGXIAN],
    ['reviewer', FENGXIAN, PUDONG],
  ] as const)('%s may not in %s (own area %s)', async (role, region, area) => {
    await expect(createFacility(actorOf(role, area), formOf({ region }))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('brings a position to WGS-84 and refuses one abroad or swapped', async () => {
    const gcj = { lng: '121.458', lat: '30.918', positionSystem: 'GCJ02', positionPrecision: 'doorplate' }
    const { id } = await createFacility(planner, formOf(gcj))
    const facility = await getFacility(planner, id)
    expect(facility.positionSystem).toBe('GCJ02')
    expect(facility.lng).toBeLessThan(121.457)
    expect(facility.lng).toBeGreaterThan(121.45)
    for (const [lng, lat] of [
      ['30.918', '121.458'],
      ['2.35', '48.85'],
    ]) {
      const form = formOf({ ...gcj, lng: lng ?? '', lat: lat ?? '' })
      await expect(createFacility(planner, form)).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  test('refuses a second facility of one name in a township, and of one code at one address', async () => {
    const name = `同名-${randomUUID()}`
    await createFacility(planner, formOf({ name }))
    await expect(createFacility(planner, formOf({ name }))).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: [expect.any(String)] },
    })
    await createFacility(planner, formOf({ name, region: FENGCHENG }))
    const coded = { creditNumber: '91310000775785552L', address: '解放路 1 号' }
    await createFacility(planner, formOf(coded))
    await expect(createFacility(planner, formOf(coded))).rejects.toMatchObject({ code: 'invalid' })
    await createFacility(planner, formOf({ ...coded, address: '解放路 2 号' }))
  })
})

describe('changing a facility', () => {
  test('moves it between townships: both sums follow, the history says what changed', async () => {
    const { id } = await createFacility(planner, formOf({ placesToddler: '20' }))
    const [from, to] = [await facilitiesInRollup(NANQIAO), await facilitiesInRollup(FENGCHENG)]
    const form = formOf({ region: FENGCHENG, placesToddler: '30', enrolled: '31' })
    await editFacility(planner, { ...form, id, version: 1 })
    expect((await facilitiesInRollup(NANQIAO)).facilities).toBe(from.facilities - 1)
    expect((await facilitiesInRollup(FENGCHENG)).places).toBe(to.places + 30)
    const [latest] = await listHistory(planner, { type: 'facility', id })
    expect(latest?.changes).toContain('托小班托位：20 → 30')
    expect(latest?.changes).not.toContainEqual(expect.stringContaining('类型'))
  })

  test('what cannot be seen does not exist, what is elsewhere is forbidden', async () => {
    const { id } = await createFacility(planner, formOf())
    await expect(editFacility(planner, { ...formOf(), id: ID, version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    const stranger = actorOf('planner', PUDONG)
    await expect(editFacility(stranger, { ...formOf(), id, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await changeFacilityStatus(planner, { id, version: 1, event: 'close', on: '2026-01-01', reason: '停办' })
    const parent = actorOf('parent', null)
    await expect(editFacility(parent, { ...formOf(), id, version: 2 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(getFacility(parent, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getFacility(parent, 'not-a-uuid')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('an old version changes nothing', async () => {
    const { id } = await createFacility(planner, formOf())
    await editFacility(planner, { ...formOf({ enrolled: '5' }), id, version: 1 })
    await expect(
      editFacility(planner, { ...formOf({ enrolled: '9' }), id, version: 1 }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await getFacility(planner, id)).enrolled).toBe(5)
    expect(await auditCount(id)).toBe(2)
  })

  test('of two edits at once exactly one wins', async () => {
    const { id } = await createFacility(planner, formOf())
    const edits = ['7', '8'].map((enrolled) =>
      editFacility(planner, { ...formOf({ enrolled, placesMixed: '18' }), id, version: 1 }),
    )
    const results = await Promise.allSettled(edits)
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    })
    expect((await getFacility(planner, id)).version).toBe(2)
    expect(await auditCount(id)).toBe(2)
  })

  test('no audit line, no change: record and sums stay as they were', async () => {
    const { id } = await createFacility(planner, formOf({ placesToddler: '10' }))
    const before = await facilitiesInRollup(NANQIAO)
    await asOwner(
      `alter table audit_events add constraint broken check (action <> 'facility.edit') not valid`,
    )
    await expect(
      editFacility(planner, { ...formOf({ placesToddler: '99' }), id, version: 1 }),
    ).rejects.toThrow()
    await asOwner('alter table audit_events drop constraint broken')
    expect(await getFacility(planner, id)).toMatchObject({ version: 1, places: { toddler: 10 } })
    expect(await facilitiesInRollup(NANQIAO)).toEqual(before)
  })

  test('a demo record an official has written is no demo any more', async () => {
    const { id } = await createFacility(planner, formOf())
    await db.facility.update({ where: { id }, data: { isDemo: true, source: '演示数据' } })
    await editFacility(planner, { ...formOf({ source: '演示数据' }), id, version: 1 })
    expect(await getFacility(planner, id)).toMatchObject({ isDemo: false, source: 'planner甲 录入' })
  })
})

describe('suspending, resuming, closing', () => {
  const change = (id: string, version: number, event: 'suspend' | 'resume' | 'close', on = '2026-03-01') =>
    changeFacilityStatus(planner, { id, version, event, on, reason: '装修' })

  test('the sums count it only while it operates', async () => {
    const { id } = await createFacility(planner, formOf({ placesMixed: '18' }))
    const open = await facilitiesInRollup(FENGXIAN)
    await change(id, 1, 'suspend')
    expect(await facilitiesInRollup(FENGXIAN)).toEqual({
      facilities: open.facilities - 1,
      places: open.places - 18,
    })
    await change(id, 2, 'resume', '2026-04-01')
    expect(await facilitiesInRollup(FENGXIAN)).toEqual(open)
    await change(id, 3, 'close', '2026-05-01')
    expect(await facilitiesInRollup(FENGXIAN)).toMatchObject({ facilities: open.facilities - 1 })
    expect(await getFacility(planner, id)).toMatchObject({ status: 'closed', statusSince: '2026-05-01' })
    const [latest] = await listHistory(planner, { type: 'facility', id })
    expect(latest).toMatchObject({ did: '办理了终止服务', reason: '装修' })
    expect(latest?.changes).toContain('状态：正常运营 → 已终止服务')
    await expect(change(id, 4, 'resume')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a day before the last change or in the future is refused', async () => {
    const { id } = await createFacility(planner, formOf())
    await change(id, 1, 'suspend')
    await expect(change(id, 2, 'resume', '2026-02-28')).rejects.toMatchObject({
      fields: { on: [expect.any(String)] },
    })
    await expect(change(id, 2, 'resume', '2999-01-01')).rejects.toMatchObject({
      fields: { on: [expect.any(String)] },
    })
  })
})
