import { db } from '@/lib/core/db'
import { FENGXIAN } from '@/tests/support/small-world'

const REFERENCE = 'national_place_use_rate'

/** A plan of 奉贤 with one target, and one of 重庆's kind that compares with a moving reference. */
export async function makePlan(): Promise<void> {
  await db.plan.create({
    data: {
      code: 'FX',
      title: '奉贤方案',
      status: 'draft',
      regionCode: FENGXIAN,
      leadDepartment: '区教育局',
      sourceNote: '',
      clauses: {
        create: ['FX-01', 'CQ-03', 'FX-09'].map((id, sortOrder) => ({
          id,
          kind: id === 'FX-09' ? ('missing' as const) : ('target' as const),
          title: id,
          wording: '',
          ownerDepartment: '区教育局',
          sortOrder,
        })),
      },
    },
  })
  const common = { regionCode: FENGXIAN, year: 2025, yearText: '2025', period: 'by_year' as const }
  await db.target.createMany({
    data: [
      {
        ...common,
        id: 'FX-01',
        clauseId: 'FX-01',
        indicatorCode: 'places_per_1000',
        comparator: 'gte',
        value: 4.5,
        unit: '个/千人',
      },
      {
        ...common,
        id: 'CQ-03',
        clauseId: 'CQ-03',
        indicatorCode: 'place_use_rate',
        comparator: 'gte_ref',
        referenceCode: REFERENCE,
        unit: '%',
      },
    ],
  })
  await db.referenceValue.create({
    data: {
      code: REFERENCE,
      label: '全国平均托位使用率',
      year: 2023,
      value: 46.7,
      unit: '%',
      source: '国家卫生健康委',
    },
  })
}

export const REFERENCE_CODE = REFERENCE
