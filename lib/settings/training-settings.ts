import type { SettingDefinition } from './rules'

const LOCAL = { document: '地方规划或规定', article: '' }

/** null everywhere by default: a requirement exists only where an area's document names it. */
const hours = (label: string, explains: string, unit: '课时' | '学时', maximum: number) => ({
  kind: 'number' as const,
  label,
  explains,
  fallback: null,
  unit,
  minimum: 1,
  maximum,
  decimals: 1 as const,
  source: LOCAL,
  views: [],
})

const CARRY_OVER = ['no', 'yes'] as const
export type CarryOver = (typeof CARRY_OVER)[number]

/**
 * Hours of training an area asks for, on accounts that are never added up or converted into one another: 课时 a
 * calendar year (FX-16, FX-17), 学时 a five-year cycle (YN-08, YN-09).
 */
export const TRAINING_SETTINGS = {
  trainingSkillHoursPerYear: hours(
    '综合技能培训，每人每年',
    '本地机构的每名从业人员每个自然年要完成的课时。不填就是没有要求。',
    '课时',
    500,
  ),
  trainingEthicsHoursPerYear: hours(
    '职业道德教育，每人每年',
    '与综合技能培训分开计算，不能互相抵。不填就是没有要求。',
    '课时',
    500,
  ),
  trainingHeadHoursPerCycle: hours(
    '机构负责人培训，每五年一个周期',
    '本地机构的负责人一个周期内累计的学时。不填就是没有要求。',
    '学时',
    1000,
  ),
  trainingCarerHoursPerCycle: hours(
    '保育人员培训，每五年一个周期',
    '本地机构的保育人员一个周期内累计的学时。不填就是没有要求。',
    '学时',
    1000,
  ),
  trainingCycleStartYear: {
    ...hours(
      '五年周期从哪一年起',
      '从这一年的 1 月 1 日起，每五年一个周期。不填就不知道周期的起止，只列学时，不判断是否完成。',
      '学时',
      0,
    ),
    unit: '年',
    minimum: 2000,
    maximum: 2099,
    decimals: 0 as const,
    isYear: true,
  },
  trainingCarryOver: {
    kind: 'choice' as const,
    label: '超出的学时能不能转到下一期',
    explains: '转入的只是上一期超出要求的部分，转入的不再往后转。',
    fallback: 'no' satisfies CarryOver as string,
    choices: { no: '不能转', yes: '可以转到下一期' } satisfies Record<CarryOver, string> as Readonly<
      Record<string, string>
    >,
    source: { document: '本平台默认值（全国没有规定）', article: '' },
    views: [],
  },
} satisfies Record<string, SettingDefinition>
