import { beforeAll, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import {
  findRegionText,
  getRegion,
  listAncestors,
  listChildRegions,
  searchRegions,
} from '@/lib/regions/queries'
import { FENGCHENG, FENGXIAN, layRegions, NANQIAO } from '@/tests/integration/facilities/register-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
beforeAll(layRegions)

const codes = (rows: { code: string }[]) => rows.map((row) => row.code)

test('children are those in force on the day: until is the first day without it', async () => {
  expect(codes(await listChildRegions(publicActor, FENGXIAN))).toEqual([FENGCHENG, NANQIAO])
  expect(codes(await listChildRegions(publicActor, FENGXIAN, '2019-12-31'))).toContain('310120199')
  expect(codes(await listChildRegions(publicActor, FENGXIAN, '2020-01-01'))).not.toContain('310120199')
})

test('ancestors lead from the country down to the region itself', async () => {
  expect(codes(await listAncestors(publicActor, NANQIAO))).toEqual(['100000', '310000', FENGXIAN, NANQIAO])
  await expect(listAncestors(publicActor, '999999')).rejects.toMatchObject({ code: 'not_found' })
})

test('search finds names, aliases and codes inside the area, never wildcards', async () => {
  const within = (await getRegion(publicActor, FENGXIAN)).path
  expect(codes(await searchRegions(publicActor, '桥', within))).toEqual([NANQIAO])
  expect(codes(await searchRegions(publicActor, '南桥', within))).toEqual([NANQIAO])
  expect(codes(await searchRegions(publicActor, '310120', within))).toEqual([FENGXIAN, FENGCHENG, NANQIAO])
  expect(await searchRegions(publicActor, '%', within)).toEqual([])
  expect(await searchRegions(publicActor, '浦东', within)).toEqual([])
})

test('a text names one region, or offers what comes near', async () => {
  expect((await findRegionText(publicActor, '奉贤区')).region?.code).toBe(FENGXIAN)
  expect((await findRegionText(publicActor, '310120199 头桥镇')).region?.code).toBe('310120199')
  const vague = await findRegionText(publicActor, '镇')
  expect(vague.region).toBeNull()
  expect(codes(vague.candidates)).toEqual([FENGCHENG, NANQIAO])
})
