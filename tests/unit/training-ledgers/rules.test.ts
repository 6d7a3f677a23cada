import { describe, expect, it } from 'vitest'
import { settingsFrom } from '@/lib/settings/rules'
import {
  type Booked,
  hoursIn,
  isBehind,
  type LedgerPost,
  ledgerOf,
  periodOf,
  type Standing,
} from '@/lib/training-ledgers/rules'
import type { StaffPostKind, TrainingAccount } from '@/prisma/generated/enums'

const row = (regionCode: string, key: string, value: unknown) => ({
  ...{ regionCode, key, value },
  ...{ regionName: `${regionCode}名`, source: `${regionCode}文件` },
})
const ROWS = [
  row('310120', 'trainingSkillHoursPerYear', 72),
  row('310120', 'trainingEthicsHoursPerYear', 40),
  row('530000', 'trainingHeadHoursPerCycle', 60),
  row('530000', 'trainingCarerHoursPerCycle', 120),
  row('530000', 'trainingCycleStartYear', 2021),
]
const FENGXIAN = '100000/310000/310120/310120101'
const YUNNAN = '100000/530000/530100/530102'

const post = (kind: StaffPostKind, path: string | null, rows = ROWS): LedgerPost => ({
  kind,
  settings: path === null ? null : settingsFrom(rows, path),
})
const booked = (attendedOn: string, hours: number, ...accounts: TrainingAccount[]): Booked => ({
  ...{ attendedOn, hours, accounts },
})
const short = (posts: LedgerPost[], list: Booked[], today = '2026-11-23') =>
  ledgerOf(posts, list, today).map((line) => [line.account, line.required, line.done, line.standing])

describe('periodOf', () => {
  it.each<[TrainingAccount, string, number | null, string, string]>([
    ['skill_year', '2026-01-01', null, '2026-01-01', '2026-12-31'],
    ['ethics_year', '2026-12-31', 2021, '2026-01-01', '2026-12-31'],
    ['head_cycle', '2021-01-01', 2021, '2021-01-01', '2025-12-31'],
    ['head_cycle', '2025-12-31', 2021, '2021-01-01', '2025-12-31'],
    ['carer_cycle', '2026-01-01', 2021, '2026-01-01', '2030-12-31'],
    ['carer_cycle', '2020-12-31', 2021, '2016-01-01', '2020-12-31'],
    ['carer_cycle', '2028-02-29', 2028, '2028-01-01', '2032-12-31'],
  ])('%s on %s from %s', (account, day, start, from, to) => {
    expect(periodOf(account, day, start)).toEqual({ from, to })
  })

  it('is unknown for a cycle whose beginning nobody set', () => {
    expect(periodOf('head_cycle', '2026-11-23', null)).toBeNull()
  })
})

describe('hoursIn', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  it.each<[Booked[], number]>([
    [[], 0],
    [[booked('2026-01-01', 3, 'skill_year'), booked('2026-12-31', 4, 'skill_year')], 7],
    [[booked('2025-12-31', 3, 'skill_year'), booked('2027-01-01', 4, 'skill_year')], 0],
    [[booked('2026-05-01', 3, 'ethics_year')], 0],
    [[booked('2026-05-01', 3, 'skill_year', 'ethics_year')], 3],
    [[booked('2026-05-01', 3, 'skill_year', 'skill_year')], 3],
    [[booked('2026-05-01', 0.1, 'skill_year'), booked('2026-05-02', 0.2, 'skill_year')], 0.3],
  ])('%#', (list, hours) => {
    expect(hoursIn(list, 'skill_year', year)).toBe(hours)
  })
})

describe('ledgerOf', () => {
  it.each<[what: string, LedgerPost[], Booked[], [TrainingAccount, number | null, number, Standing][]]>([
    [
      '奉贤 asks two separate accounts of everybody, the cook too',
      [post('cook', FENGXIAN)],
      [booked('2026-03-01', 80, 'skill_year')],
      [
        ['skill_year', 72, 80, 'met'],
        ['ethics_year', 40, 0, 'behind'],
      ],
    ],
    [
      '云南 asks heads and carers, in cycles',
      [post('head', YUNNAN)],
      [booked('2025-12-31', 60, 'head_cycle'), booked('2026-01-01', 59.5, 'head_cycle')],
      [['head_cycle', 60, 59.5, 'behind']],
    ],
    ['and nothing of the guard', [post('guard', YUNNAN)], [], []],
    [
      'a head who cares too is asked both',
      [post('head', YUNNAN), post('carer', YUNNAN)],
      [booked('2026-05-01', 120, 'head_cycle', 'carer_cycle')],
      [
        ['head_cycle', 60, 120, 'met'],
        ['carer_cycle', 120, 120, 'met'],
      ],
    ],
    [
      '课时 do not count as 学时',
      [post('carer', YUNNAN)],
      [booked('2026-05-01', 200, 'skill_year')],
      [
        ['skill_year', null, 200, 'no_requirement'],
        ['carer_cycle', 120, 0, 'behind'],
      ],
    ],
    ['elsewhere nothing is asked, and nothing is met', [post('carer', '100000/320000')], [], []],
    ['a post without a facility has no area', [post('carer', null)], [], []],
    ['nobody in post: nothing is asked', [], [], []],
  ])('%s', (_what, posts, list, lines) => {
    expect(short(posts, list)).toEqual(lines)
    expect(isBehind(ledgerOf(posts, list, '2026-11-23'))).toBe(lines.some(([, , , s]) => s === 'behind'))
  })

  it('of two areas the higher figure counts, with its document', () => {
    const rows = [...ROWS, row('310000', 'trainingSkillHoursPerYear', 20)]
    const [line] = ledgerOf(
      [post('carer', '100000/310000/310115', rows), post('carer', FENGXIAN, rows)],
      [],
      '2026-11-23',
    )
    expect(line).toMatchObject({ required: 72, missing: 72, source: '310120名：310120文件' })
  })

  it('cannot judge a cycle without its beginning', () => {
    const rows = ROWS.filter(({ key }) => key !== 'trainingCycleStartYear')
    expect(short([post('head', YUNNAN, rows)], [booked('2026-05-01', 100, 'head_cycle')])).toEqual([
      ['head_cycle', 60, null, 'no_period'],
    ])
  })

  it('hours above the requirement stay in their year, unless the area lets them go on', () => {
    const list = [
      booked('2024-03-01', 500, 'skill_year'),
      booked('2025-03-01', 90, 'skill_year'),
      booked('2026-03-01', 60, 'skill_year'),
    ]
    expect(short([post('carer', FENGXIAN)], list)[0]).toEqual(['skill_year', 72, 60, 'behind'])
    const rows = [...ROWS, row('310120', 'trainingCarryOver', 'yes')]
    const [line] = ledgerOf([post('carer', FENGXIAN, rows)], list, '2026-11-23')
    // 18 of 2025; what 2024 left over does not travel twice.
    expect(line).toMatchObject({ done: 78, carried: 18, missing: 0, standing: 'met' })
  })

  it('the year turns at midnight in Shanghai, which is the day given', () => {
    const list = [booked('2026-12-31', 72, 'skill_year')]
    expect(short([post('carer', FENGXIAN)], list, '2026-12-31')[0]?.[2]).toBe(72)
    expect(short([post('carer', FENGXIAN)], list, '2027-01-01')[0]?.[2]).toBe(0)
  })
})
