import { beforeAll, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { type AcceptedCase, applyAcceptedCase } from '@/lib/facility-filings/commands'
import { listHistory } from '@/lib/history/queries'
import { findDrift } from '@/lib/rollups/commands'
import {
  actorOf,
  FENGCHENG,
  FENGXIAN,
  facilitiesInRollup,
  layRegions,
  NANQIAO,
} from '@/tests/integration/facilities/register-fixtures'
import {
  answersOf,
  giveReceipt,
  layProcedure,
  makeOperator,
} from '@/tests/integration/receipts/receipt-world'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
const reviewer = actorOf('reviewer')
beforeAll(async () => {
  await layRegions()
  await layProcedure()
})

type Change = Partial<AcceptedCase>
let cases = 0

/** Applies an accepted case in a transaction of its own. */
function apply(operatorId: string, data: Record<string, unknown>, change: Change = {}) {
  cases += 1
  return transaction((tx) =>
    applyAcceptedCase(tx, reviewer, {
      ...{ kind: 'filing', effect: 'file', caseNumber: `2026-${900000 + cases}`, facilityId: null },
      ...{ operatorId, regionCode: NANQIAO, data, acceptedOn: '2026-11-22', isDemo: false },
      ...change,
    }),
  )
}

const refusal = (words: string) => ({
  code: 'conflict',
  fields: { '': [expect.stringContaining(words)] },
})
const stored = (id: string) => db.facility.findUniqueOrThrow({ where: { id } })

describe('a first filing', () => {
  test('enters the facility whole, moves township and county, and stands in its history', async () => {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const [town, county] = [await facilitiesInRollup(NANQIAO), await facilitiesInRollup(FENGXIAN)]
    const { facilityId } = await apply(operatorId, data, { caseNumber: '2026-000123' })
    expect(await stored(facilityId)).toMatchObject({
      ...{ name: data.name, creditCode: data.credit_code, regionCode: NANQIAO, address: data.address },
      ...{ kind: 'care_institution', ownership: 'for_profit', inclusive: true, operatorId },
      ...{ placesInfant: 0, placesToddler: 25, placesOlder: 0, placesMixed: 18 },
      ...{ headName: '李园长', phone: '021-57180000', serviceForms: ['full_day', 'hourly'] },
      ...{ filingState: 'filed', status: 'operating', source: '备案 2026-000123', isDemo: false },
      ...{ lng: 121.458, lat: 30.918, positionSystem: 'WGS84' },
    })
    const row = await stored(facilityId)
    expect([String(row.feeFullDayYuan), String(row.feeHourlyYuan)]).toEqual(['3200', '40.5'])
    expect(row.filedOn?.toISOString()).toContain('2026-11-22')
    expect(await facilitiesInRollup(NANQIAO)).toEqual({
      facilities: town.facilities + 1,
      places: town.places + 43,
    })
    expect(await facilitiesInRollup(FENGXIAN)).toEqual({
      facilities: county.facilities + 1,
      places: county.places + 43,
    })
    const [entry] = await listHistory(reviewer, { type: 'facility', id: facilityId })
    expect(entry).toMatchObject({ did: '按备案登记了这家机构', reason: '备案 2026-000123' })
    expect(entry?.changes).toContain('服务形式：未填 → 全日托、计时托')
  })

  test('a transaction undone leaves register and sums as they were', async () => {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const before = await facilitiesInRollup(NANQIAO)
    const undone = transaction(async (tx) => {
      await applyAcceptedCase(tx, reviewer, {
        ...{ kind: 'filing', effect: 'file', caseNumber: 'x', facilityId: null, operatorId, data },
        ...{ regionCode: NANQIAO, acceptedOn: '2026-11-22', isDemo: false },
      })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await facilitiesInRollup(NANQIAO)).toEqual(before)
    expect(await db.facility.count({ where: { name: String(data.name) } })).toBe(0)
  })

  test('at home: the kind follows the procedure; positions come in every system', async () => {
    const data = answersOf({
      facility_kind: undefined,
      position: { lng: 121.4625, lat: 30.916, system: 'GCJ02' },
    })
    const { facilityId } = await apply(await makeOperator(), data, { kind: 'home_filing' })
    const { kind, lng, positionSystem } = await stored(facilityId)
    expect({ kind, positionSystem }).toEqual({ kind: 'home', positionSystem: 'GCJ02' })
    expect(lng).toBeLessThan(121.4625)
  })

  test.each([
    ['no name', { name: '' }],
    ['a code whose check digit is wrong', { credit_code: '91310120MA1HXXXX00' }],
    ['places that are no number', { classes: [{ kind: 'toddler', places: -1 }] }],
    ['a kind nobody files', { facility_kind: 'castle' }],
  ])('%s is refused in words', async (_what, change) => {
    await expect(apply(await makeOperator(), answersOf(change))).rejects.toMatchObject(refusal('要求补正'))
  })
})

describe('what the register has already', () => {
  const enter = (data: Record<string, unknown>, change: object = {}) =>
    db.facility.create({
      data: {
        name: String(data.name),
        regionCode: NANQIAO,
        kind: 'care_institution',
        enrolled: 7,
        source: '2024 年普查',
        ...change,
      },
      select: { id: true },
    })
  const codeAndPlace = (data: Record<string, unknown>) => ({
    creditCode: String(data.credit_code),
    address: String(data.address),
  })

  test.each(['same name', 'same code and address'])("nobody's record is taken over: %s", async (by) => {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const old = await enter(by === 'same name' ? data : { name: `旧名${cases}` }, {
      regionCode: FENGCHENG,
      ...(by === 'same name' ? {} : codeAndPlace(data)),
    })
    const before = await facilitiesInRollup(FENGCHENG)
    const { facilityId } = await apply(operatorId, data)
    expect(facilityId).toBe(old.id)
    expect(await stored(facilityId)).toMatchObject({
      ...{ operatorId, name: data.name, enrolled: 7, regionCode: NANQIAO, version: 2 },
    })
    // The record was entered past the sums: the township it left is counted afresh.
    expect((await facilitiesInRollup(FENGCHENG)).facilities).toBeLessThanOrEqual(before.facilities)
    const [entry] = await listHistory(reviewer, { type: 'facility', id: facilityId })
    expect(entry?.changes).toContain('备案情况：备案情况未知 → 已备案')
  })

  test("another operator's is a conflict in words", async () => {
    const [owner, data] = [await makeOperator(), answersOf()]
    await enter(data, { operatorId: owner, ...codeAndPlace(data) })
    await expect(apply(await makeOperator(), data)).rejects.toMatchObject(refusal('由另一家主体运营'))
  })

  test('one filed already is changed, not filed twice; a new site is a filing of its own', async () => {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const { facilityId } = await apply(operatorId, data)
    await giveReceipt(facilityId, { operatorId })
    await expect(apply(operatorId, data)).rejects.toMatchObject(refusal('改办变更'))
    const branch = await apply(operatorId, { ...data, address: '奉城镇东街 9 号' })
    expect(branch.facilityId).not.toBe(facilityId)
  })

  test('a claimed record is updated, one the operator does not run is not', async () => {
    const [owner, data] = [await makeOperator(), answersOf()]
    const { id } = await enter({ name: '认领的园' }, { operatorId: owner })
    expect(await apply(owner, data, { facilityId: id })).toEqual({ facilityId: id })
    await expect(apply(await makeOperator(), answersOf(), { facilityId: id })).rejects.toMatchObject(
      refusal('另一家主体'),
    )
  })

  test('the demo world never touches a real record and its records are its own', async () => {
    const [demo, data] = [await makeOperator(true), answersOf()]
    const real = await enter(data)
    const { facilityId } = await apply(demo, data, { isDemo: true })
    expect(facilityId).not.toBe(real.id)
    expect(await stored(facilityId)).toMatchObject({ isDemo: true })
    await expect(apply(demo, data, { isDemo: true, facilityId: real.id })).rejects.toMatchObject(
      refusal('演示账号'),
    )
  })

  test('two at once make one', async () => {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const runs = await Promise.allSettled([apply(operatorId, data), apply(operatorId, data)])
    expect(runs.some((run) => run.status === 'fulfilled')).toBe(true)
    expect(await db.facility.count({ where: { creditCode: String(data.credit_code) } })).toBe(1)
  })
})

describe('later cases', () => {
  async function filed() {
    const [operatorId, data] = [await makeOperator(), answersOf()]
    const { facilityId } = await apply(operatorId, data)
    return { operatorId, data, facilityId }
  }

  test('a change moves the ticked fields and what goes with them, nothing else', async () => {
    const { operatorId, facilityId, data } = await filed()
    const before = await facilitiesInRollup(NANQIAO)
    await apply(
      operatorId,
      {
        changed_fields: ['head_name', 'classes', 'service_forms'],
        ...{ head_name: '赵园长', classes: [{ key: 'a', kind: 'older', places: 20 }] },
        ...{ service_forms: ['half_day'], fee_half_day: '1800', fee_full_day: null },
        // Left over in the draft from a box that was unticked again.
        name: '不该改的名字',
      },
      { facilityId, effect: 'change', kind: 'change' },
    )
    const now = await stored(facilityId)
    expect(now).toMatchObject({
      ...{ name: data.name, headName: '赵园长', serviceForms: ['half_day'], address: data.address },
      ...{ placesInfant: 0, placesToddler: 0, placesOlder: 20, placesMixed: 0, filingState: 'filed' },
    })
    expect([now.feeFullDayYuan, String(now.feeHalfDayYuan), String(now.feeHourlyYuan)]).toEqual([
      null,
      '1800',
      '40.5',
    ])
    expect((await facilitiesInRollup(NANQIAO)).places).toBe(before.places - 43 + 20)
    const [entry] = await listHistory(reviewer, { type: 'facility', id: facilityId })
    expect(entry?.changes).toEqual(expect.arrayContaining(['负责人：李园长 → 赵园长', '托大班托位：0 → 20']))
  })

  test('suspended, resumed, ended: status with its day, sums, and the receipt void at the end', async () => {
    const { operatorId, facilityId } = await filed()
    const number = await giveReceipt(facilityId, { operatorId })
    const before = await facilitiesInRollup(NANQIAO)
    const step = (effect: 'suspend' | 'resume' | 'cancel', data: object) =>
      apply(operatorId, { ...data }, { effect, facilityId, kind: 'suspension' })

    await step('suspend', { suspended_from: '2026-11-25', suspended_until: '2027-01-01' })
    expect(await stored(facilityId)).toMatchObject({
      status: 'suspended',
      statusSince: new Date('2026-11-25'),
    })
    expect((await facilitiesInRollup(NANQIAO)).places).toBe(before.places - 43)
    await expect(step('suspend', {})).rejects.toMatchObject(refusal('现在的状态'))

    // A day before the suspension began cannot be when it ended.
    await step('resume', { resumes_on: '2026-11-20' })
    expect(await stored(facilityId)).toMatchObject({
      status: 'operating',
      statusSince: new Date('2026-11-25'),
    })
    expect(await facilitiesInRollup(NANQIAO)).toEqual(before)

    await step('cancel', { ends_on: '2026-12-31' })
    expect(await stored(facilityId)).toMatchObject({
      status: 'closed',
      filingState: 'not_filed',
      filedOn: null,
    })
    expect((await facilitiesInRollup(NANQIAO)).facilities).toBe(before.facilities - 1)
    const receipt = await db.receipt.findUniqueOrThrow({ where: { number } })
    expect(receipt).toMatchObject({ status: 'cancelled', statusSince: new Date('2026-11-22') })
    expect((await listHistory(reviewer, { type: 'facility', id: facilityId })).map(({ did }) => did)).toEqual(
      [
        '按注销备案办理了终止服务',
        '按备案办理了恢复服务',
        '按备案办理了暂停服务',
        '发给了备案回执',
        '按备案登记了这家机构',
      ],
    )
  })

  test('who opens again at the same place files anew, on the same record', async () => {
    const { operatorId, facilityId, data } = await filed()
    await apply(operatorId, { ends_on: '2026-11-22' }, { effect: 'cancel', facilityId, kind: 'cancellation' })
    expect(await apply(operatorId, data)).toEqual({ facilityId })
    expect(await stored(facilityId)).toMatchObject({ status: 'operating', filingState: 'filed' })
  })

  test.each(['change', 'suspend', 'resume', 'cancel'] as const)('%s needs its facility', async (effect) => {
    await expect(apply(await makeOperator(), {}, { effect })).rejects.toMatchObject(refusal('没有对应的机构'))
  })

  test('stored sums are what the records say', async () => {
    const drift = (await findDrift(reviewer)).filter(({ regionCode }) => regionCode === NANQIAO)
    expect(drift.filter(({ measure }) => measure === 'filed_facilities')).toEqual([])
  })
})
