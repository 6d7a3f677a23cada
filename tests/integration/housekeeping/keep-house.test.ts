import { beforeAll, describe, expect, test } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { keepHouse } from '@/lib/housekeeping/commands'
import { refreshAllRollups } from '@/lib/rollups/commands'
import { listSnapshots } from '@/lib/rollups/queries'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
const today = todayInShanghai()
const demoFacilities = async () =>
  (await db.rollup.findFirstOrThrow({ where: { regionCode: FENGXIAN, span: 'subtree', basis: 'all' } }))
    .demoFacilities

beforeAll(async () => {
  await makeDivisions()
  const { id } = await db.facility.create({
    data: { name: '甲托育', regionCode: TOWNSHIPS[0], kind: 'care_institution', placesOlder: 20 },
  })
  await db.title.create({
    data: {
      facilityId: id,
      kind: 'demonstration',
      awardedOn: toDateColumn('2024-01-01'),
      validUntil: toDateColumn(today),
    },
  })
  await transaction((tx) => refreshAllRollups(tx))
})

describe('keepHouse', () => {
  test('writes the day once and then only what changed', async () => {
    expect(await demoFacilities()).toBe(1)
    expect(await keepHouse(today)).toBeGreaterThan(0)
    expect(await keepHouse(addDays(today, 1))).toBe(0)
    const [before, now] = await listSnapshots(FENGXIAN, 'all', [addDays(today, -1), today])
    expect(before).toBeNull()
    expect(now).toMatchObject({ facilities: 1, places: 20 })
  })

  test('a title that ended while the portal stood still stops counting without anybody touching the record', async () => {
    await db.title.updateMany({ data: { validUntil: toDateColumn(addDays(today, -30)) } })
    await db.rollup.updateMany({ data: { updatedAt: toDateColumn(addDays(today, -40)) } })
    expect(await demoFacilities()).toBe(1)
    await keepHouse(today)
    expect(await demoFacilities()).toBe(0)
  })

  test('a change taken back on the same day leaves the day as it was', async () => {
    const placesToday = async () => (await listSnapshots(FENGXIAN, 'all', [today]))[0]?.places
    const countPlaces = async (placesOlder: number) => {
      await db.facility.updateMany({ data: { placesOlder } })
      await transaction((tx) => refreshAllRollups(tx))
      await keepHouse(today)
    }
    await db.rollupSnapshot.updateMany({ data: { onDate: toDateColumn(addDays(today, -1)) } })
    await countPlaces(99)
    expect(await placesToday()).toBe(99)
    await countPlaces(20)
    expect(await placesToday()).toBe(20)
  })

  test('of several processes one does it and the others skip', async () => {
    const written = await Promise.all([1, 2, 3, 4].map(() => keepHouse(today)))
    expect(written.filter((rows) => rows !== null).length).toBeGreaterThan(0)
    const rows = await db.rollupSnapshot.count({
      where: { regionCode: FENGXIAN, basis: 'all', onDate: toDateColumn(today) },
    })
    expect(rows).toBe(1)
  })
})
