import type { Measure } from '@/lib/rollups/measures'
import type { StatisticKind } from '@/prisma/generated/enums'

export type Quality = {
  /** Counts the records this figure could not use. */
  measure: Measure
  /** Chinese, with {n} for the count. */
  text: string
  /** Where it counts all of these, nothing at all is known and the figure is unknown: a sum of blanks is not zero. */
  outOf?: Measure
  /** Where it counts any of these, a target that asks for all of them (100 %) cannot be told as reached. */
  isGap?: boolean
}

type Common = {
  code: string
  name: string
  unit: string
  /** What stands above and below the line, in words; null: a plain count. */
  numeratorName: string
  denominatorName: string | null
  /** What one unit of the numerator is called when a gap is told: 还差 312 {个托位}. */
  actionUnit: string
  /** 口径: how it is counted, for the definition under the figure. */
  definition: string
}

/** value = numerator ÷ denominator × scale, summed from records. */
export type ComputedIndicator = Common & {
  source: 'computed'
  numerator: Measure
  denominator: { measure: Measure } | { statistic: StatisticKind } | null
  scale: number
  /** Zero here means nothing was ever recorded: the figure is unknown, not zero. */
  evidence: Measure
  quality: readonly Quality[]
  /** Replaces numerator and denominator where a target counts 街道 only (CQ-07). */
  streetsOnly?: { numerator: Measure; denominator: Measure }
  /** True where 口径 已备案 would answer itself (a filing rate among the filed is always 100 %). */
  alwaysAll?: boolean
  /** False: a place in one division says nothing of another, so a town is not asked for its own. */
  perTownship: boolean
}

/**
 * An official enters it with its document and a second one confirms it. `records` counts what the portal itself has on
 * record: it takes the reported figure's place once it reaches it, and where nothing is reported.
 */
export type ReportedIndicator = Common & {
  source: 'reported'
  records?: { measure: Measure; text: string }
}

/** Its records come in later work; until then the answer is no_data and says what is missing. */
export type AwaitedIndicator = Common & { source: 'awaited'; missing: string }

export type Indicator = ComputedIndicator | ReportedIndicator | AwaitedIndicator

const PLACES_UNKNOWN: Quality = {
  measure: 'facilities_places_unknown',
  text: '{n} 家机构的托位数未知，没有计入',
  outOf: 'facilities',
}
const INCLUSIVE_UNKNOWN: Quality = {
  measure: 'facilities_inclusive_unknown',
  text: '{n} 家机构是否普惠未知，按非普惠计',
}
const NO_REGISTER: Quality = { measure: 'counties_without_records', text: '{n} 个区县还没有机构记录' }

const SITES_WITHOUT_STAFF: Quality = {
  measure: 'sites_without_staff',
  text: '{n} 家机构还没有从业人员记录，没有计入',
  outOf: 'staff_sites',
  isGap: true,
}

const computed = (
  entry: Omit<ComputedIndicator, 'source' | 'quality' | 'perTownship' | 'evidence' | 'scale'> &
    Partial<ComputedIndicator>,
): ComputedIndicator => ({
  source: 'computed',
  quality: [],
  perTownship: true,
  evidence: 'facilities',
  scale: 1,
  ...entry,
})

const percent = (entry: Omit<Parameters<typeof computed>[0], 'unit' | 'scale'>) =>
  computed({ ...entry, unit: '%', scale: 100 })

const count = (entry: Omit<Parameters<typeof computed>[0], 'denominator' | 'denominatorName' | 'scale'>) =>
  computed({ ...entry, denominator: null, denominatorName: null })

const reported = (entry: Omit<ReportedIndicator, 'source'>): ReportedIndicator => ({
  ...entry,
  source: 'reported',
})
const awaited = (entry: Omit<AwaitedIndicator, 'source'>): AwaitedIndicator => ({
  ...entry,
  source: 'awaited',
})

/** Every indicator the plans name (targets.csv), plus filing_rate. Adding one is an entry here and a test. */
export const CATALOGUE = [
  computed({
    code: 'places_per_1000',
    name: '每千人口拥有3岁以下婴幼儿托位数',
    unit: '个/千人',
    numeratorName: '托位数',
    denominatorName: '常住人口',
    numerator: 'places',
    denominator: { statistic: 'resident_population' },
    scale: 1000,
    actionUnit: '个托位',
    definition: '运营中各类机构的托位数 ÷ 不晚于统计日的最近一年常住人口 × 1000。',
    quality: [PLACES_UNKNOWN, NO_REGISTER],
  }),
  count({
    code: 'places_total',
    name: '托位总数',
    unit: '个',
    numeratorName: '托位数',
    numerator: 'places',
    actionUnit: '个托位',
    definition:
      '运营中各类机构（托育机构、综合托育机构、幼儿园托班、社区宝宝屋、用人单位托育、家庭托育点）的托位数之和。',
    quality: [PLACES_UNKNOWN, NO_REGISTER],
  }),
  percent({
    code: 'inclusive_place_share',
    name: '普惠托位占比',
    numeratorName: '普惠机构托位数',
    denominatorName: '托位总数',
    numerator: 'inclusive_places',
    denominator: { measure: 'places' },
    actionUnit: '个普惠托位',
    definition: '标为普惠的机构托位数 ÷ 全部托位数。是否普惠未知的按非普惠计，并在说明中列出家数。',
    quality: [INCLUSIVE_UNKNOWN, PLACES_UNKNOWN, NO_REGISTER],
  }),
  percent({
    code: 'enrolment_rate',
    name: '3岁以下婴幼儿入托率',
    numeratorName: '在托婴幼儿数',
    denominatorName: '3岁以下婴幼儿数',
    numerator: 'enrolled',
    denominator: { statistic: 'children_under_3' },
    actionUnit: '名婴幼儿入托',
    definition: '在托婴幼儿数 ÷ 3岁以下婴幼儿数。与托位使用率不同：分母是孩子，不是托位。',
    quality: [
      {
        measure: 'facilities_enrolled_unknown',
        text: '{n} 家机构的在托人数未知，没有计入',
        outOf: 'facilities',
      },
      NO_REGISTER,
    ],
  }),
  percent({
    code: 'place_use_rate',
    name: '托位使用率',
    numeratorName: '在托婴幼儿数',
    denominatorName: '托位数',
    numerator: 'use_enrolled',
    denominator: { measure: 'use_places' },
    actionUnit: '名婴幼儿入托',
    definition: '在托婴幼儿数 ÷ 托位数，只算两项都已知的机构。',
    quality: [
      {
        measure: 'facilities_use_unknown',
        text: '{n} 家机构缺托位数或在托人数，没有计入',
        outOf: 'facilities',
      },
      NO_REGISTER,
    ],
  }),
  percent({
    code: 'filing_rate',
    name: '备案率',
    numeratorName: '已备案机构数',
    denominatorName: '应备案机构数',
    numerator: 'filed_facilities',
    denominator: { measure: 'filable_facilities' },
    evidence: 'filable_facilities',
    actionUnit: '家机构备案',
    alwaysAll: true,
    definition: '已备案 ÷ 全部，限托育机构、综合托育机构、用人单位托育、家庭托育点。',
    quality: [
      { measure: 'facilities_filing_unknown', text: '{n} 家机构是否备案未知，按未备案计' },
      NO_REGISTER,
    ],
  }),
  percent({
    code: 'inclusive_township_coverage',
    name: '街镇普惠性托育覆盖率',
    numeratorName: '有普惠机构的街镇数',
    denominatorName: '街镇数',
    numerator: 'townships_inclusive',
    denominator: { measure: 'townships' },
    streetsOnly: { numerator: 'streets_inclusive', denominator: 'streets' },
    actionUnit: '个街镇',
    definition: '至少有一家运营中普惠机构的街镇 ÷ 全部在册街镇（含功能区）。',
    quality: [INCLUSIVE_UNKNOWN, NO_REGISTER],
    perTownship: false,
  }),
  percent({
    code: 'baobaowu_township_coverage',
    name: '街镇社区托育“宝宝屋”覆盖率',
    numeratorName: '有宝宝屋的街镇数',
    denominatorName: '街镇数',
    numerator: 'townships_baobaowu',
    denominator: { measure: 'townships' },
    actionUnit: '个街镇',
    definition: '至少有一家运营中宝宝屋的街镇 ÷ 全部在册街镇（含功能区）。',
    quality: [NO_REGISTER],
    perTownship: false,
  }),
  percent({
    code: 'baobaowu_place_ratio',
    name: '宝宝屋托额占1—3岁常住幼儿数',
    numeratorName: '宝宝屋托额',
    denominatorName: '1—3岁幼儿数',
    numerator: 'baobaowu_places',
    denominator: { statistic: 'children_1_to_3' },
    actionUnit: '个宝宝屋托额',
    definition: '运营中宝宝屋的托额 ÷ 1—3岁常住幼儿数。',
    quality: [
      {
        measure: 'baobaowu_places_unknown',
        text: '{n} 家宝宝屋的托额未知，没有计入',
        outOf: 'baobaowu_facilities',
      },
    ],
  }),
  percent({
    code: 'kindergarten_care_share',
    name: '提供托育服务的幼儿园占比',
    numeratorName: '开设托班的幼儿园数',
    denominatorName: '幼儿园数',
    numerator: 'kindergartens_with_care',
    denominator: { measure: 'kindergartens' },
    evidence: 'kindergartens',
    actionUnit: '所幼儿园开设托班',
    definition: '有运营中托班的幼儿园 ÷ 在办幼儿园。',
  }),
  count({
    code: 'kindergartens_built',
    name: '幼儿园按计划建成数',
    unit: '所',
    numeratorName: '已建成的计划内幼儿园数',
    numerator: 'kindergartens_built',
    evidence: 'kindergartens',
    actionUnit: '所幼儿园',
    definition: '列入建设计划并已建成的幼儿园数。',
    perTownship: false,
  }),
  percent({
    code: 'new_kindergartens_with_care',
    name: '新建幼儿园开设托班占比',
    numeratorName: '开设托班的新建园数',
    denominatorName: '新建园数',
    numerator: 'new_kindergartens_with_care',
    denominator: { measure: 'new_kindergartens' },
    evidence: 'new_kindergartens',
    actionUnit: '所新建园开设托班',
    definition: '有运营中托班的新建园 ÷ 已开办的新建园。',
    perTownship: false,
  }),
  percent({
    code: 'guidance_station_coverage',
    name: '科学育儿指导站社区覆盖率',
    numeratorName: '指导站覆盖的社区数',
    denominatorName: '社区数',
    numerator: 'communities_covered',
    denominator: { statistic: 'communities' },
    evidence: 'service_sites',
    actionUnit: '个社区',
    definition: '科学育儿指导站登记的覆盖社区数 ÷ 社区（居村）总数。',
    quality: [
      {
        measure: 'stations_coverage_unknown',
        text: '{n} 个指导站没有登记覆盖社区数，没有计入',
        outOf: 'guidance_stations',
      },
    ],
  }),
  percent({
    code: 'nursing_room_coverage',
    name: '母婴设施建设覆盖率',
    numeratorName: '已建母婴室的场所数',
    denominatorName: '应配置的场所和单位数',
    numerator: 'nursing_built',
    denominator: { measure: 'nursing_required' },
    evidence: 'nursing_required',
    actionUnit: '处场所建成母婴室',
    definition: '已建成母婴室的场所 ÷ 登记为应配置的公共场所和用人单位。',
  }),
  percent({
    code: 'doctor_per_site',
    name: '“一点一医”签约率',
    numeratorName: '已签约医疗机构的托育机构数',
    denominatorName: '托育机构数',
    numerator: 'doctor_sites',
    denominator: { measure: 'care_sites' },
    evidence: 'care_sites',
    actionUnit: '家机构签约',
    definition: '签约在有效期内的机构 ÷ 运营中托育机构、综合托育机构、用人单位托育和家庭托育点。',
  }),
  count({
    code: 'public_comprehensive_facilities',
    name: '公办综合托育机构数',
    unit: '所',
    numeratorName: '公办综合托育机构数',
    numerator: 'public_comprehensive',
    actionUnit: '所',
    definition: '性质为公办的运营中综合托育机构数。',
    quality: [
      { measure: 'facilities_ownership_unknown', text: '{n} 家综合托育机构性质未知，没有计入' },
      NO_REGISTER,
    ],
    perTownship: false,
  }),
  count({
    code: 'employer_facilities',
    name: '用人单位提供托育服务数',
    unit: '家',
    numeratorName: '用人单位托育机构数',
    numerator: 'employer_facilities',
    actionUnit: '家',
    definition: '运营中的用人单位托育机构数。',
    quality: [NO_REGISTER],
    perTownship: false,
  }),
  count({
    code: 'guidance_centres',
    name: '婴幼儿照护服务指导中心数',
    unit: '家',
    numeratorName: '指导中心数',
    numerator: 'guidance_centres',
    evidence: 'service_sites',
    actionUnit: '家',
    definition: '运行中的指导中心数。',
    perTownship: false,
  }),
  count({
    code: 'demo_guidance_centres',
    name: '示范性早期发展指导服务中心数',
    unit: '个',
    numeratorName: '示范指导中心数',
    numerator: 'demo_guidance_centres',
    evidence: 'service_sites',
    actionUnit: '个',
    definition: '获示范称号且在有效期内的指导中心数。',
    perTownship: false,
  }),
  count({
    code: 'demo_guidance_stations',
    name: '街镇示范指导站数',
    unit: '个',
    numeratorName: '示范指导站数',
    numerator: 'demo_guidance_stations',
    evidence: 'service_sites',
    actionUnit: '个',
    definition: '获示范称号且在有效期内的指导站数。',
    perTownship: false,
  }),
  count({
    code: 'quality_facilities',
    name: '优质育儿园、亲子园数',
    unit: '所',
    numeratorName: '优质机构数',
    numerator: 'quality_facilities',
    actionUnit: '所',
    definition: '获优质称号且在有效期内的运营中机构数。',
    quality: [NO_REGISTER],
    perTownship: false,
  }),
  count({
    code: 'demo_facilities',
    name: '示范效应照护服务机构数',
    unit: '家',
    numeratorName: '示范机构数',
    numerator: 'demo_facilities',
    actionUnit: '家',
    definition: '获示范称号且在有效期内的运营中机构数。',
    quality: [NO_REGISTER],
    perTownship: false,
  }),
  computed({
    code: 'nurseries_per_30k',
    name: '每3万人口区域育儿园数',
    unit: '个/3万人',
    numeratorName: '育儿园数',
    denominatorName: '常住人口',
    numerator: 'nurseries',
    denominator: { statistic: 'resident_population' },
    scale: 30_000,
    actionUnit: '所育儿园',
    definition: '运营中的托育机构和综合托育机构数 ÷ 常住人口 × 3万。',
    quality: [NO_REGISTER],
  }),
  reported({
    code: 'parenting_knowledge_rate',
    name: '科学育儿知识普及率',
    unit: '%',
    numeratorName: '知晓的家长数',
    denominatorName: '受访家长数',
    actionUnit: '名家长知晓',
    definition: '由主管部门按抽样调查上报，附文件和日期，经第二人确认。',
  }),
  reported({
    code: 'expert_pool',
    name: '师资库专家数',
    unit: '名',
    numeratorName: '入库专家数',
    denominatorName: null,
    actionUnit: '名专家',
    records: { measure: 'experts', text: '按专家名册在册人数计算' },
    definition: '名册在册人数；名册还没有建全的，用主管部门上报并经第二人确认的数。两者不相加。',
  }),
  reported({
    code: 'backbone_trainers',
    name: '师资骨干培训人数',
    unit: '名',
    numeratorName: '培训的骨干人数',
    denominatorName: null,
    actionUnit: '名骨干',
    records: { measure: 'backbone_trainers', text: '按师资骨干名册在册人数计算' },
    definition: '名册在册人数；名册还没有建全的，用主管部门上报并经第二人确认的数。两者不相加。',
  }),
  reported({
    code: 'professional_staff',
    name: '专业人才队伍人数',
    unit: '名',
    numeratorName: '专业人才数',
    denominatorName: null,
    actionUnit: '名专业人才',
    records: { measure: 'professionals', text: '按专业人才名册在册人数计算' },
    definition: '名册在册人数；名册还没有建全的，用主管部门上报并经第二人确认的数。两者不相加。',
  }),
  reported({
    code: 'subsidised_training_count',
    name: '补贴性职业技能培训人次',
    unit: '人次',
    numeratorName: '培训人次',
    denominatorName: null,
    actionUnit: '人次培训',
    records: { measure: 'subsidised_attendances', text: '按补贴性培训课程的签到记录计算' },
    definition:
      '托育服务类补贴性职业技能培训的累计人次：按签到记录；记录还没有补全的，用主管部门上报并经第二人确认的数。两者不相加。',
  }),
  percent({
    code: 'certified_staff_share',
    name: '从业人员持证上岗率',
    numeratorName: '持证上岗人数',
    denominatorName: '从业人员数',
    numerator: 'staff_certified',
    denominator: { measure: 'staff_in_post' },
    evidence: 'staff_sites',
    actionUnit: '人持证',
    definition:
      '持有经核验、在有效期内的保育师或育婴员等级证书的在岗人员 ÷ 在岗从业人员（含负责人、保育、保健、保安、炊事和其他人员；不含幼儿园托班）。在几家机构任职的只算一人。',
    quality: [
      SITES_WITHOUT_STAFF,
      {
        measure: 'staff_not_caring',
        text: '从业人员中有 {n} 人是保安、炊事和其他岗位，也计入分母',
      },
      NO_REGISTER,
    ],
  }),
  computed({
    code: 'skill_training_hours',
    name: '综合技能培训课时',
    unit: '课时/年',
    numeratorName: '培训课时',
    denominatorName: '从业人员数',
    numerator: 'skill_hours',
    denominator: { measure: 'staff_in_post' },
    evidence: 'staff_sites',
    actionUnit: '课时',
    definition:
      '今年的综合技能培训课时 ÷ 在岗从业人员，即人均课时。每人不足一课时的零头不计，在几家机构任职的只算一人。',
    quality: [
      SITES_WITHOUT_STAFF,
      {
        measure: 'staff_without_skill_hours',
        text: '{n} 名从业人员今年还没有综合技能培训记录，按 0 课时计',
        outOf: 'staff_in_post',
      },
      NO_REGISTER,
    ],
  }),
  computed({
    code: 'ethics_training_hours',
    name: '职业道德教育课时',
    unit: '课时/年',
    numeratorName: '教育课时',
    denominatorName: '从业人员数',
    numerator: 'ethics_hours',
    denominator: { measure: 'staff_in_post' },
    evidence: 'staff_sites',
    actionUnit: '课时',
    definition:
      '今年的职业道德教育课时 ÷ 在岗从业人员，即人均课时。每人不足一课时的零头不计，在几家机构任职的只算一人。',
    quality: [
      SITES_WITHOUT_STAFF,
      {
        measure: 'staff_without_ethics_hours',
        text: '{n} 名从业人员今年还没有职业道德教育记录，按 0 课时计',
        outOf: 'staff_in_post',
      },
      NO_REGISTER,
    ],
  }),
  computed({
    code: 'head_training_hours',
    name: '机构负责人培训学时',
    unit: '学时/5年',
    numeratorName: '培训学时',
    denominatorName: '负责人数',
    numerator: 'head_hours',
    denominator: { measure: 'heads_in_post' },
    evidence: 'staff_sites',
    actionUnit: '学时',
    definition:
      '在岗机构负责人本周期的培训学时（五年一个周期，本地没有规定周期起点的按最近五年）÷ 在岗机构负责人，即人均学时。每人不足一学时的零头不计，在几家机构任职的只算一人。',
    quality: [
      {
        measure: 'sites_without_head',
        text: '{n} 家机构还没有机构负责人的记录，没有计入',
        outOf: 'staff_sites',
        isGap: true,
      },
      {
        measure: 'heads_without_hours',
        text: '{n} 名机构负责人本周期没有培训记录，按 0 学时计',
        outOf: 'heads_in_post',
      },
      NO_REGISTER,
    ],
  }),
  computed({
    code: 'carer_training_hours',
    name: '保育人员培训学时',
    unit: '学时/5年',
    numeratorName: '培训学时',
    denominatorName: '保育人员数',
    numerator: 'carer_hours',
    denominator: { measure: 'carers_in_post' },
    evidence: 'staff_sites',
    actionUnit: '学时',
    definition:
      '在岗保育人员本周期的培训学时（五年一个周期，本地没有规定周期起点的按最近五年）÷ 在岗保育人员，即人均学时。每人不足一学时的零头不计，在几家机构任职的只算一人。',
    quality: [
      {
        measure: 'sites_without_carer',
        text: '{n} 家机构还没有保育人员的记录，没有计入',
        outOf: 'staff_sites',
        isGap: true,
      },
      {
        measure: 'carers_without_hours',
        text: '{n} 名保育人员本周期没有培训记录，按 0 学时计',
        outOf: 'carers_in_post',
      },
      NO_REGISTER,
    ],
  }),
  awaited({
    code: 'guidance_family_coverage',
    name: '科学育儿指导服务有需求家庭覆盖率',
    unit: '%',
    numeratorName: '已服务的有需求家庭数',
    denominatorName: '有需求的家庭数',
    actionUnit: '户家庭',
    definition: '已得到指导服务的有需求家庭 ÷ 登记有需求的常住适龄婴幼儿家庭。',
    missing: '缺家庭指导需求登记和服务记录',
  }),
  awaited({
    code: 'baobaowu_free_sessions',
    name: '宝宝屋免费照护服务次数',
    unit: '次/年',
    numeratorName: '免费服务次数',
    denominatorName: null,
    actionUnit: '次',
    definition: '每名幼儿一年内在宝宝屋使用的免费照护次数。',
    missing: '缺宝宝屋预约和到场记录',
  }),
  awaited({
    code: 'guidance_free_sessions',
    name: '免费科学育儿指导服务次数',
    unit: '次/年',
    numeratorName: '免费指导次数',
    denominatorName: null,
    actionUnit: '次',
    definition: '指导站一年内提供的免费指导次数。',
    missing: '缺指导活动记录',
  }),
  awaited({
    code: 'home_visits',
    name: '0—12个月婴幼儿家庭上门指导',
    unit: '次/年',
    numeratorName: '上门指导次数',
    denominatorName: null,
    actionUnit: '次',
    definition: '每名0—12个月婴幼儿一年内得到的上门指导次数。',
    missing: '缺上门指导记录',
  }),
  awaited({
    code: 'free_experience_sessions',
    name: '13—36个月婴幼儿免费体验服务',
    unit: '次/年',
    numeratorName: '免费体验次数',
    denominatorName: null,
    actionUnit: '次',
    definition: '每名13—36个月婴幼儿一年内得到的免费体验次数。',
    missing: '缺免费体验服务记录',
  }),
  awaited({
    code: 'guidance_service_rate',
    name: '早期发展指导服务率',
    unit: '%',
    numeratorName: '已服务的婴幼儿数',
    denominatorName: '适龄婴幼儿数',
    actionUnit: '名婴幼儿',
    definition: '得到指导服务的婴幼儿 ÷ 适龄婴幼儿。',
    missing: '缺上门指导和免费体验服务记录',
  }),
  awaited({
    code: 'parent_school_sessions',
    name: '家长学堂期数',
    unit: '期/月',
    numeratorName: '举办期数',
    denominatorName: null,
    actionUnit: '期',
    definition: '每月举办的家长学堂期数。',
    missing: '缺家长学堂活动记录',
  }),
  percent({
    code: 'health_record_rate',
    name: '婴幼儿电子健康档案建设管理率',
    numeratorName: '已建档的在托婴幼儿数',
    denominatorName: '在托婴幼儿数',
    numerator: 'health_records',
    denominator: { measure: 'health_enrolled' },
    actionUnit: '名婴幼儿建档',
    definition: '各机构最近一个月登记的已建电子健康档案的在托婴幼儿 ÷ 在托婴幼儿，只算登记了建档人数的班级。',
    quality: [
      {
        measure: 'facilities_health_unknown',
        text: '{n} 家机构还没有登记建档人数，没有计入',
        outOf: 'facilities',
        isGap: true,
      },
      NO_REGISTER,
    ],
  }),
  awaited({
    code: 'daily_video_rate',
    name: '每日专人视频监管履职率',
    unit: '%',
    numeratorName: '已查次数',
    denominatorName: '应查次数',
    actionUnit: '次检查',
    definition: '已完成的每日视频监管 ÷ 应完成次数。',
    missing: '缺视频监管记录',
  }),
  awaited({
    code: 'weekly_random_rate',
    name: '每周现场随机检查履职率',
    unit: '%',
    numeratorName: '已查次数',
    denominatorName: '应查次数',
    actionUnit: '次检查',
    definition: '已完成的每周随机检查 ÷ 应完成次数。',
    missing: '缺现场检查记录',
  }),
  awaited({
    code: 'monthly_key_rate',
    name: '每月重点项目检查履职率',
    unit: '%',
    numeratorName: '已查次数',
    denominatorName: '应查次数',
    actionUnit: '次检查',
    definition: '已完成的每月重点检查 ÷ 应完成次数。',
    missing: '缺重点项目检查记录',
  }),
  awaited({
    code: 'quarterly_joint_rate',
    name: '每季度部门联合检查履职率',
    unit: '%',
    numeratorName: '已查次数',
    denominatorName: '应查次数',
    actionUnit: '次检查',
    definition: '已完成的季度联合检查 ÷ 应完成次数。',
    missing: '缺联合检查记录',
  }),
  awaited({
    code: 'quarterly_bulletins',
    name: '一季一通报期数',
    unit: '期/季',
    numeratorName: '通报期数',
    denominatorName: null,
    actionUnit: '期',
    definition: '每季度发布的通报期数。',
    missing: '缺通报记录',
  }),
] as const satisfies readonly Indicator[]

const byCode: ReadonlyMap<string, Indicator> = new Map(CATALOGUE.map((entry) => [entry.code, entry]))

/** The catalogue entry of a code, or undefined. */
export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code)
}
