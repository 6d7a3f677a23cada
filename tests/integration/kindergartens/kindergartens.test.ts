import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { changeFacilityStatus, createFacility } from '@/lib/facilities/commands'
import { listHistory } from '@/lib/history/queries'
import { createKindergarten, editKindergarten } from '@/lib/kindergartens/commands'
import { getKindergarten, listKindergartens } from '@/lib/kindergartens/queries'
import { kindergartenFilterSchema, kindergartenFormSchema } from '@/lib/kindergartens/schema'
import { findDrift } from '@/lib/rollups/commands'
import { createServiceSite, editServiceSite } from '@/lib/service-sites/commands'
import { getServiceSite, listServiceSites } from '@/lib/service-sites/queries'
import { serviceSiteFilterSchema, serviceSiteFormSchema } from '@/lib/service-sites/schema'
import {
  actorOf,
  FENGCHENG,
  FENGXIAN,
  formOf,
  layRegions,
  NANQIAO,
  PUDONG,
} from '@/tests/integration/facilities/register-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
beforeAll(layRegions)

const planner = actorOf('planner')
const formWith = (change: Record<string, string> = {}) =>
  kindergartenFormSchema.parse({
    name: `园-${randomUUID()}`,
    region: NANQIAO,
    status: 'operating',
    ...change,
  })

describe('kindergartens', () => {
  test('a new-build project keeps its flags (null: not recorded) and its milestones', async () => {
    const project = { isNewBuild: '1', syncPlanned: '1', syncDesigned: '0', completedOn: '2026-06-30' }
    const { id } = await createKindergarten(
      planner,
      formWith({ ...project, site_approvedDueOn: '2024-03-01', site_approvedDoneOn: '2024-04-01' }),
    )
    const stored = await getKindergarten(planner, id)
    expect(stored).toMatchObject({
      syncPlanned: true,
      syncDesigned: false,
      syncBuilt: null,
      completedOn: '2026-06-30',
    })
    expect(stored.milestones).toEqual([{ kind: 'site_approved', dueOn: '2024-03-01', doneOn: '2024-04-01' }])
    await editKindergarten(planner, { ...formWith({ isNewBuild: '1', syncBuilt: '1' }), id, version: 1 })
    const edited = await getKindergarten(planner, id)
    expect(edited).toMatchObject({ milestones: [], syncPlanned: null, syncBuilt: true, version: 2 })
    const [latest] = await listHistory(planner, { type: 'kindergarten', id })
    expect(latest?.changes).toContain('项目节点已更改')
    expect(latest?.changes).toContain('同步规划：是 → 未填')
  })

  test('has care once an operating class belongs to it', async () => {
    const form = formWith()
    const { id } = await createKindergarten(planner, form)
    expect((await getKindergarten(planner, id)).hasCare).toBe(false)
    await createFacility(planner, formOf({ kind: 'kindergarten_class', kindergarten: form.name }))
    expect((await getKindergarten(planner, id)).hasCare).toBe(true)
    const withCare = await listKindergartens(
      planner,
      kindergartenFilterSchema.parse({ care: '1', region: FENGXIAN }),
    )
    expect(withCare.items.map((item) => item.id)).toEqual([id])
    await expect(createFacility(planner, formOf({ kindergarten: '没有这所' }))).rejects.toMatchObject({
      fields: { kindergarten: [expect.any(String)] },
    })
  })

  test('counts as one with care in its own town while its class stands in another', async () => {
    const form = formWith()
    const kindergarten = await createKindergarten(planner, form)
    const withCare = async () => {
      const where = { regionCode: NANQIAO, span: 'direct', basis: 'all' } as const
      return (await db.rollup.findFirstOrThrow({ where })).kindergartensWithCare
    }
    const before = await withCare()
    const { id } = await createFacility(
      planner,
      formOf({ kind: 'kindergarten_class', kindergarten: form.name, region: FENGCHENG }),
    )
    expect(await withCare()).toBe(before + 1)
    const closing = { event: 'suspend', on: todayInShanghai(), reason: '装修' } as const
    await changeFacilityStatus(planner, { id, version: 1, ...closing })
    expect(await withCare()).toBe(before)
    expect(await findDrift(planner)).toEqual([])
    expect((await getKindergarten(planner, kindergarten.id)).hasCare).toBe(false)
  })

  test('are kept in the own area, once a name, one version at a time', async () => {
    const form = formWith()
    const { id } = await createKindergarten(planner, form)
    await expect(createKindergarten(planner, form)).rejects.toMatchObject({ code: 'invalid' })
    await expect(createKindergarten(actorOf('planner', PUDONG), formWith())).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = actorOf('reviewer', PUDONG)
    await expect(editKindergarten(stranger, { ...form, id, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(editKindergarten(planner, { ...form, id, version: 9 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(editKindergarten(planner, { ...form, id: randomUUID(), version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      createKindergarten(planner, formWith({ isNewBuild: '1', openedDoneOn: '2099-01-01' })),
    ).rejects.toMatchObject({ fields: { openedDoneOn: [expect.any(String)] } })
  })
})

describe('service sites', () => {
  const site = (change: Record<string, string> = {}) =>
    serviceSiteFormSchema.parse({
      kind: 'nursing_room',
      name: `站-${randomUUID()}`,
      region: NANQIAO,
      status: 'operating',
      ...change,
    })

  test('only a nursing room can be missing', async () => {
    const missing = await createServiceSite(planner, site())
    const station = await createServiceSite(
      planner,
      site({ kind: 'guidance_station', communitiesCovered: '12' }),
    )
    expect((await getServiceSite(planner, missing.id)).isBuilt).toBe(false)
    expect(await getServiceSite(planner, station.id)).toMatchObject({ isBuilt: true, communitiesCovered: 12 })
    const stations = await listServiceSites(
      planner,
      serviceSiteFilterSchema.parse({ kind: 'guidance_station' }),
    )
    expect(stations.total).toBe(1)
  })

  test('are kept in the own area, once a name, one version at a time', async () => {
    const form = site()
    const { id } = await createServiceSite(planner, form)
    await expect(createServiceSite(planner, form)).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      editServiceSite(actorOf('planner', PUDONG), { ...form, id, version: 1 }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
    await editServiceSite(planner, { ...form, isBuilt: true, id, version: 1 })
    await expect(editServiceSite(planner, { ...form, id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await getServiceSite(planner, id)).toMatchObject({ isBuilt: true, version: 2 })
  })
})
