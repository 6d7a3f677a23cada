import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { countDemo, removeDemo } from '@/lib/demo/commands'
import { findDrift, refreshAllRollups } from '@/lib/rollups/commands'
import { seedDemoAccounts } from '@/prisma/seed/demo/accounts'
import { completeDemo } from '@/prisma/seed/demo/complete'
import { demoCases } from '@/prisma/seed/demo/filing-recipes'
import { DEMO_CREDIT_CODE } from '@/prisma/seed/demo/operator'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { useTestDatabase } from '@/tests/support/database'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

useTestDatabase()

/** Other areas of the demo accounts that the small world has not. */
const AREAS = ['320100', '120115', '500000']
let facilityId = ''

/** A portal as issue 2 left it: demo accounts and facilities, no body behind the operator, nothing of filings. */
beforeAll(async () => {
  await makeDivisions()
  await db.region.createMany({
    data: AREAS.map((code) => ({
      ...{ code, name: code, level: 'county' as const, path: `100000/${code}`, parentCode: '100000' },
    })),
  })
  const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
  await transaction((tx) => seedDemoAccounts(tx))
  const place = { regionCode: TOWNSHIPS[0], kind: 'care_institution' as const, placesMixed: 20 }
  const own = await db.facility.create({ data: { ...place, name: '演示园（演示）', isDemo: true } })
  facilityId = own.id
  await db.account.update({ where: { username: 'operator' }, data: { facilityId } })
  await db.facility.create({ data: { ...place, name: '真实的园' } })
  await db.department.create({ data: { regionCode: FENGXIAN, duty: 'fire', name: '真实的消防' } })
  await transaction((tx) => refreshAllRollups(tx))
})

const realRows = async () => ({
  facilities: await db.facility.findMany({ where: { isDemo: false }, orderBy: { id: 'asc' } }),
  departments: await db.department.findMany({ where: { isDemo: false } }),
  accounts: await db.account.findMany({
    // Demo officials are given their office, the carer the own record.
    where: { NOT: { username: { in: ['operator', 'carer'] } } },
    omit: { organisationId: true },
    orderBy: { username: 'asc' },
  }),
  cases: await db.filingCase.count({ where: { isDemo: false } }),
})

describe('a demo world loaded before filings were dealt with', () => {
  it('gets body, departments and cases once, however many starts ask, and nothing else changes', async () => {
    const before = await realRows()
    const asked = await Promise.all([completeDemo(), completeDemo(), completeDemo()])
    expect(asked.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([null, null, demoCases().length])
    const bodies = await db.operatorBody.count()
    const marked = await countDemo(publicActor)
    expect(await completeDemo()).toBeNull()
    expect(await countDemo(publicActor)).toEqual(marked)

    const operator = await db.account.findUniqueOrThrow({
      where: { username: 'operator' },
      select: { facilityId: true, operator: { select: { id: true, isDemo: true } } },
    })
    expect(operator).toMatchObject({ facilityId, operator: { isDemo: true } })
    expect(await db.facility.findUnique({ where: { id: facilityId } })).toMatchObject({
      operatorId: operator.operator?.id,
    })
    expect(await db.operatorBody.count()).toBe(bodies)
    expect(await db.operatorBody.count({ where: { creditCode: DEMO_CREDIT_CODE } })).toBe(1)
    expect(await db.filingCase.count({ where: { isDemo: true } })).toBe(demoCases().length)
    expect(await db.department.count({ where: { isDemo: true } })).toBe(5)
    expect(await realRows()).toEqual(before)
    expect(await findDrift(publicActor)).toEqual([])
  })

  it('is removed whole, and does not come back', async () => {
    await removeDemo(systemActor('测试'))
    expect(await completeDemo()).toBeNull()
    expect(Object.values(await countDemo(publicActor)).every((count) => count === 0)).toBe(true)
    expect(await db.facility.findMany({ select: { name: true } })).toEqual([{ name: '真实的园' }])
  })
})
