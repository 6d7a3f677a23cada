import { db } from '@/lib/core/db'
import { makeRegister, makeTree } from '../indicators/register-world'

/** The register of the indicator tests with a plan over it: an own target, streets only, and one asked of each county. */
export async function makeApiWorld(): Promise<void> {
  await makeTree()
  await makeRegister()
  const plan = await db.plan.create({
    data: {
      code: 'YN',
      title: '测试规划',
      status: 'issued',
      regionCode: '530000',
      leadDepartment: '卫健委',
      sourceNote: '测试',
    },
  })
  const clause = { planId: plan.id, kind: 'target' as const, wording: '测试', ownerDepartment: '卫健委' }
  const target = {
    regionCode: '530000',
    yearText: '2025',
    period: 'by_year' as const,
    year: 2025,
    scopeText: '全省',
  }
  await db.clause.createMany({
    data: [1, 2, 3].map((n) => ({ ...clause, id: `YN-${n}`, title: `条款${n}`, sortOrder: n })),
  })
  await db.target.createMany({
    data: [
      {
        ...target,
        id: 'YN-1',
        clauseId: 'YN-1',
        indicatorCode: 'places_total',
        comparator: 'gte',
        value: 1,
        unit: '个',
      },
      {
        ...target,
        id: 'YN-2',
        clauseId: 'YN-2',
        indicatorCode: 'inclusive_township_coverage',
        comparator: 'gte',
        value: 100,
        unit: '%',
        countLevel: 'street',
      },
      {
        ...target,
        id: 'YN-3',
        clauseId: 'YN-3',
        indicatorCode: 'employer_facilities',
        comparator: 'gte',
        value: 1000,
        unit: '家',
        eachLevel: 'county',
      },
    ],
  })
  await db.calendarDay.createMany({
    data: [
      // A year counts as published from 元旦 to 国庆节.
      { date: new Date('2026-01-01'), name: '元旦', kind: 'off', source: '测试' },
      { date: new Date('2026-10-01'), name: '国庆节', kind: 'off', source: '测试' },
      { date: new Date('2026-10-10'), name: '国庆节', kind: 'makeup', source: '测试' },
    ],
  })
}
