import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { renameRegion, setAliases, setInForce } from '@/lib/regions/commands'
import { findRegionRecord, listRegionRecords, resolveRegion } from '@/lib/regions/queries'
import { refreshRollups } from '@/lib/rollups/commands'
import { sumRollups } from '@/lib/rollups/queries'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, FENGXIAN_PATH, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(async () => {
  await makeDivisions()
  await transaction((tx) => refreshRollups(tx, [FENGXIAN, ...TOWNSHIPS]))
})

const sysadmin = actorAs('sysadmin')
const on = async (region: string) => ({
  region,
  version: (await findRegionRecord(sysadmin, region))?.version ?? 0,
  reason: '民政部批复',
})

describe('a division changes', () => {
  it('keeps its old name as an alias, by which it is still found', async () => {
    await renameRegion(sysadmin, { ...(await on(TOWNSHIPS[0])), name: '南桥街道' })
    expect(await findRegionRecord(sysadmin, TOWNSHIPS[0])).toMatchObject({
      name: '南桥街道',
      aliases: ['南桥镇'],
    })
    expect(await resolveRegion(sysadmin, '南桥镇', FENGXIAN_PATH)).toMatchObject({ code: TOWNSHIPS[0] })
    await renameRegion(sysadmin, { ...(await on(TOWNSHIPS[0])), name: '南桥镇' })
    expect(await findRegionRecord(sysadmin, TOWNSHIPS[0])).toMatchObject({
      name: '南桥镇',
      aliases: ['南桥街道'],
    })
  })

  it('takes its aliases as given, without its own name', async () => {
    await setAliases(sysadmin, { ...(await on(TOWNSHIPS[1])), aliases: ['头桥', '奉城镇'] })
    expect((await findRegionRecord(sysadmin, TOWNSHIPS[1]))?.aliases).toEqual(['头桥'])
  })

  it('stops counting as a township from the day it ends, and stays in the list', async () => {
    const county = { code: FENGXIAN, path: FENGXIAN_PATH, anchorCode: FENGXIAN }
    const townships = async () => (await sumRollups([county], 'all')).get(FENGXIAN)?.townships
    expect(await townships()).toBe(3)
    await setInForce(sysadmin, { ...(await on(TOWNSHIPS[2])), from: null, until: '2020-01-01' })
    expect(await townships()).toBe(2)
    expect(await listRegionRecords(sysadmin, { parent: FENGXIAN, q: '' })).toHaveLength(3)
    await setInForce(sysadmin, { ...(await on(TOWNSHIPS[2])), from: null, until: null })
    expect(await townships()).toBe(3)
  })

  it('refuses a stale form, others and an unknown division, and writes nothing', async () => {
    const input = await on(FENGXIAN)
    const before = await db.auditEvent.count()
    const rename = (fields: object, actor = sysadmin) =>
      renameRegion(actor, { ...input, name: '贤城区', ...fields })
    await expect(rename({ version: 99 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(rename({}, actorAs('secadmin'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rename({}, actorAs('planner', 'fengxian'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rename({ region: '999999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(rename({ name: '奉贤区' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.auditEvent.count()).toBe(before)
  })
})
