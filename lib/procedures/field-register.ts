import { FACILITY_KIND_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import type { DepartmentDuty } from '@/prisma/generated/enums'
import type { Condition } from './schema'

/** How a field is asked and what its answer looks like (value shapes: text string, count and area number, …). */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'credit_code'
  | 'phone'
  | 'identity'
  | 'count'
  | 'area'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'floors'
  | 'region'
  | 'position'
  | 'rooms'
  | 'classes'
  | 'staff'

export type FieldOption = { value: string; label: string; hint?: string }

/** Where an answer is already known, so that nobody types it again. */
export type PrefillSource = 'operator' | 'account' | 'facility' | 'staff'

/** Who reads it: the competent department, a department asked for its opinion, or everybody. */
export type FieldReader = 'competent' | 'public' | DepartmentDuty

export type FieldDefinition = {
  label: string
  kind: FieldKind
  hint: string
  options: readonly FieldOption[]
  unit: string
  /** Longest text in characters, largest number, or most rows; checked when the form is sent, not while it is a draft. */
  max: number
  min: number
  /** When it must be answered; a condition that does not hold means it is not asked at all. */
  required: Condition
  purpose: string
  legalBasis: readonly { document: string; article: string }[]
  readers: readonly FieldReader[]
  prefill: readonly PrefillSource[]
  /** Shown on the public page of the facility once the case is accepted. */
  isPublic: boolean
}

const METHOD = '托育机构登记和备案办法（试行）'
const STANDARD = '托育机构设置标准（试行）'
const NORM = '托育机构管理规范（试行）'
const HEALTH = '托育机构卫生评价基本标准（试行）（国卫办妇幼发〔2022〕11号）'
const FIRE = '托育机构消防安全指南（试行）'
const HOME = '家庭托育点管理办法（试行）'
const FORM_1 = '附件1 托育机构备案书'

const law = (document: string, article = '') => [{ document, article }]
const choices = <K extends string>(labels: Record<K, string>): FieldOption[] =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))

type Given = Pick<FieldDefinition, 'label' | 'purpose' | 'legalBasis'> & Partial<FieldDefinition>

const LIMITS: Record<FieldKind, number> = {
  text: 100,
  long_text: 1_000,
  credit_code: 18,
  phone: 30,
  identity: 18,
  count: 9_999,
  area: 99_999,
  money: 99_999,
  date: 0,
  choice: 1,
  choices: 40,
  yes_no: 1,
  floors: 20,
  region: 12,
  position: 1,
  rooms: 100,
  classes: 50,
  staff: 200,
}

const define = (kind: FieldKind, given: Given): FieldDefinition => ({
  kind,
  hint: '',
  options: [],
  unit: '',
  max: LIMITS[kind],
  min: 0,
  required: 'always',
  readers: ['competent'],
  prefill: [],
  isPublic: false,
  ...given,
})

const onSite: Partial<FieldDefinition> = { readers: ['competent', 'housing', 'fire'] }
const fee = (label: string, unit: string, form: string): FieldDefinition =>
  define('money', {
    label,
    unit,
    required: { field: 'service_forms', in: [form] },
    purpose: '公开收费标准，供家长比较',
    legalBasis: law(NORM, '第十五条'),
    prefill: ['facility'],
    isPublic: true,
  })

/** 岗位 of staff on a filing (托育机构设置标准（试行）第十八条). */
export const STAFF_KIND_OPTIONS: readonly FieldOption[] = [
  { value: 'head', label: '负责人' },
  { value: 'carer', label: '保育人员' },
  { value: 'health_worker', label: '保健人员' },
  { value: 'guard', label: '保安人员' },
  { value: 'cook', label: '炊事人员' },
  { value: 'other', label: '其他' },
]

export const ROOM_USE_OPTIONS: readonly FieldOption[] = [
  { value: 'activity', label: '活动室' },
  { value: 'sleeping', label: '睡眠室' },
  { value: 'combined', label: '活动和睡眠合用' },
  { value: 'observation', label: '保健观察室' },
  { value: 'toilet', label: '卫生间、盥洗室' },
  { value: 'kitchen', label: '厨房' },
  { value: 'dining', label: '配餐、就餐' },
  { value: 'storage', label: '储藏室' },
  { value: 'other', label: '其他' },
]

export const CLASS_KIND_OPTIONS: readonly FieldOption[] = [
  { value: 'infant', label: '乳儿班', hint: '6—12 个月，最多 10 人' },
  { value: 'toddler', label: '托小班', hint: '12—24 个月，最多 15 人' },
  { value: 'older', label: '托大班', hint: '24—36 个月，最多 20 人' },
  { value: 'mixed', label: '混合班', hint: '18 个月以上，最多 18 人' },
]

/**
 * The one list of fields: a procedure may ask nothing that is not here. `changed_fields` holds codes of this
 * register; when a change is sent in, its data holds the new values under their own codes and nothing else.
 */
export const FIELD_REGISTER = {
  // ── Who ──
  name: define('text', {
    label: '机构名称',
    hint: '与营业执照或法人登记证书上的名称一致',
    purpose: '确定备案的是哪一家机构',
    legalBasis: law(METHOD, FORM_1),
    readers: ['competent', 'public'],
    prefill: ['facility', 'operator'],
    isPublic: true,
  }),
  other_name: define('text', {
    label: '对外使用的别名',
    hint: '招牌上的名称与登记名称不同时填写',
    required: 'optional',
    purpose: '家长按招牌名称也能查到',
    legalBasis: law('全国托育机构信息公示平台', '公示字段“别名”'),
    isPublic: true,
  }),
  credit_code: define('credit_code', {
    label: '统一社会信用代码',
    hint: '18 位，在营业执照或登记证书上',
    purpose: '与登记机关的登记信息核对',
    legalBasis: law(METHOD, FORM_1),
    readers: ['competent', 'market', 'civil_affairs'],
    prefill: ['operator', 'facility'],
    isPublic: true,
  }),
  registration_authority: define('choice', {
    label: '登记机关',
    options: [
      { value: 'staffing_office', label: '机构编制部门', hint: '事业单位' },
      { value: 'civil_affairs', label: '民政部门', hint: '民办非企业单位（社会服务机构）' },
      { value: 'market_regulation', label: '市场监督管理部门', hint: '公司、个体工商户等' },
    ],
    purpose: '确定机构性质和共享登记信息的部门',
    legalBasis: law(METHOD, '第四条'),
    prefill: ['operator'],
  }),
  authority_name: define('text', {
    label: '登记机关的全称',
    hint: '例如：奉贤区市场监督管理局',
    purpose: '填写在备案书上',
    legalBasis: law(METHOD, FORM_1),
  }),
  ownership: define('choice', {
    label: '机构性质',
    options: choices(OWNERSHIP_LABELS),
    purpose: '公开机构性质，统计普惠和营利托位',
    legalBasis: law(METHOD, FORM_1),
    prefill: ['facility'],
    isPublic: true,
  }),
  facility_kind: define('choice', {
    label: '机构类型',
    options: (['care_institution', 'comprehensive', 'employer', 'home'] as const).map((value) => ({
      value,
      label: FACILITY_KIND_LABELS[value],
    })),
    purpose: '确定适用的标准',
    legalBasis: law(METHOD, '第二条'),
    prefill: ['facility'],
    isPublic: true,
  }),
  head_name: define('text', {
    label: '负责人姓名',
    max: 50,
    purpose: '填写在备案书和回执上',
    legalBasis: law(METHOD, FORM_1),
    prefill: ['facility'],
    isPublic: true,
  }),
  head_identity: define('identity', {
    label: '负责人身份证号码',
    hint: '加密保存，页面上只显示首尾几位',
    purpose: '核对负责人身份',
    legalBasis: law(METHOD, FORM_1),
    readers: ['competent', 'police'],
  }),
  contact_name: define('text', {
    label: '联系人',
    max: 50,
    purpose: '办理中联系',
    legalBasis: law(METHOD, FORM_1),
    prefill: ['operator'],
  }),
  contact_phone: define('phone', {
    label: '联系电话',
    hint: '手机，或带区号的座机',
    purpose: '办理中联系，备案后向家长公开',
    legalBasis: law(METHOD, FORM_1),
    prefill: ['facility', 'account'],
    isPublic: true,
  }),
  // ── Where ──
  region: define('region', {
    label: '所在街镇',
    hint: '换到别的区县要另外新建一件备案',
    purpose: '确定受理的部门，计入街镇的托位',
    legalBasis: law(METHOD, '第七条'),
    readers: ['competent', 'public'],
    prefill: ['facility'],
    isPublic: true,
  }),
  address: define('text', {
    label: '详细地址',
    hint: '道路、门牌、楼层和室号',
    max: 200,
    purpose: '现场核查和家长查找',
    legalBasis: law(METHOD, FORM_1),
    readers: ['competent', 'public', 'fire', 'market', 'housing'],
    prefill: ['facility'],
    isPublic: true,
  }),
  position: define('position', {
    label: '地图上的位置',
    hint: '在地图上点一下，也可以直接填经度和纬度',
    required: 'optional',
    purpose: '家长按距离查找，计算服务半径',
    legalBasis: law('全国托育机构信息公示平台', '公示字段“机构住所”'),
    prefill: ['facility'],
    isPublic: true,
  }),
  premises: define('choice', {
    label: '场地',
    options: [
      { value: 'owned', label: '自有' },
      { value: 'leased', label: '租赁' },
    ],
    purpose: '核对场地证明',
    legalBasis: law(STANDARD, '第十一条'),
    ...onSite,
  }),
  lease_from: define('date', {
    label: '租期开始',
    required: { field: 'premises', in: ['leased'] },
    purpose: '租赁期不少于 3 年',
    legalBasis: law(STANDARD, '第十一条'),
    ...onSite,
  }),
  lease_until: define('date', {
    label: '租期结束',
    required: { field: 'premises', in: ['leased'] },
    purpose: '租赁期不少于 3 年',
    legalBasis: law(STANDARD, '第十一条'),
    ...onSite,
  }),
  floors: define('floors', {
    label: '使用的楼层',
    hint: '写楼层数，用顿号或空格隔开，例如 1、2；地下一层写 -1',
    purpose: '婴幼儿用房的楼层有限制',
    legalBasis: law(FIRE),
    ...onSite,
  }),
  building_area: define('area', {
    label: '机构建筑面积',
    unit: '㎡',
    purpose: '填写在备案书上，核对规模',
    legalBasis: law(METHOD, FORM_1),
    ...onSite,
  }),
  indoor_area: define('area', {
    label: '室内使用面积',
    unit: '㎡',
    purpose: '填写在备案书上，核对规模',
    legalBasis: law(METHOD, FORM_1),
    ...onSite,
  }),
  outdoor_area: define('area', {
    label: '室外活动场地面积',
    unit: '㎡',
    hint: '没有自己的场地就填 0',
    purpose: '核对户外活动条件',
    legalBasis: law(METHOD, FORM_1),
    ...onSite,
  }),
  outdoor_shared: define('yes_no', {
    label: '是否使用附近的公共场地',
    hint: '公园、小区绿地等，要能保证安全',
    required: 'optional',
    purpose: '户外场地不足时可以利用公共场地',
    legalBasis: law(STANDARD, '第十二条至第十七条'),
  }),
  // ── What is offered ──
  service_forms: define('choices', {
    label: '服务形式',
    options: [
      { value: 'full_day', label: '全日托' },
      { value: 'half_day', label: '半日托' },
      { value: 'hourly', label: '计时托' },
      { value: 'temporary', label: '临时托' },
    ],
    purpose: '填写在备案书和回执上',
    legalBasis: law(METHOD, '第二条'),
    prefill: ['facility'],
    isPublic: true,
  }),
  inclusive: define('yes_no', {
    label: '是否提供普惠托育服务',
    required: 'optional',
    purpose: '统计普惠托位',
    legalBasis: law('国家发展改革委等 发改价格〔2024〕1477号'),
    prefill: ['facility'],
    isPublic: true,
  }),
  opening_hours: define('text', {
    label: '开放时间',
    hint: '例如：周一至周五 7:30—17:30',
    required: 'optional',
    purpose: '向家长公开',
    legalBasis: law(NORM, '第十五条'),
    isPublic: true,
  }),
  meals: define('choice', {
    label: '用餐',
    options: [
      { value: 'own_kitchen', label: '自己的厨房', hint: '要上传食品经营许可证' },
      { value: 'supplier', label: '由供餐单位配送', hint: '要上传供餐合同和供餐单位的许可证' },
      { value: 'none', label: '不提供餐食' },
    ],
    purpose: '确定是否需要食品经营许可',
    legalBasis: law(METHOD, '第八条'),
    readers: ['competent', 'market'],
  }),
  mixed_from_months: define('count', {
    label: '混合班从几个月起收托',
    unit: '个月',
    max: 35,
    min: 1,
    required: 'optional',
    purpose: '混合班只收 18 个月以上的幼儿',
    legalBasis: law(STANDARD, '第十九条'),
  }),
  rooms: define('rooms', {
    label: '房间',
    hint: '每一间婴幼儿用房和保健观察室、厨房都要填',
    purpose: '核对面积、采光和功能',
    legalBasis: law(HEALTH),
    readers: ['competent', 'health', 'housing', 'fire'],
  }),
  classes: define('classes', {
    label: '班级和托位',
    purpose: '核对班额和保育人员，计入托位',
    legalBasis: law(STANDARD, '第十九条、第二十条'),
    readers: ['competent', 'public'],
    prefill: ['facility'],
    isPublic: true,
  }),
  staff: define('staff', {
    label: '工作人员',
    hint: '从已登记的工作人员里选，不用重新填写',
    purpose: '核对资格和健康合格证明',
    legalBasis: law(STANDARD, '第十八条、第二十条至第二十二条'),
    readers: ['competent', 'health', 'police'],
    prefill: ['staff'],
  }),
  // ── Fees ──
  fee_full_day: fee('全日托保育费', '元/月', 'full_day'),
  fee_half_day: fee('半日托保育费', '元/月', 'half_day'),
  fee_hourly: fee('计时托保育费', '元/小时', 'hourly'),
  fee_meals: define('money', {
    label: '伙食费',
    unit: '元/天',
    required: { field: 'meals', in: ['own_kitchen', 'supplier'] },
    purpose: '公开收费标准，供家长比较',
    legalBasis: law(NORM, '第十五条'),
    prefill: ['facility'],
    isPublic: true,
  }),
  // ── Safety ──
  video_days: define('count', {
    label: '监控录像保存',
    unit: '天',
    hint: '不少于 90 天',
    max: 3_650,
    purpose: '核对安全防范',
    legalBasis: law(NORM, '第三十二条'),
    readers: ['competent', 'police'],
  }),
  guards: define('count', {
    label: '在岗保安人员',
    unit: '人',
    max: 99,
    purpose: '独立设置的机构至少有 1 名保安在岗',
    legalBasis: law(STANDARD, '第二十二条'),
    readers: ['competent', 'police'],
  }),
  fire_extinguishers: define('count', {
    label: '灭火器',
    unit: '具',
    max: 999,
    purpose: '核对消防器材',
    legalBasis: law(FIRE),
    readers: ['competent', 'fire'],
  }),
  smoke_alarm: define('yes_no', {
    label: '是否装有火灾自动报警或独立式烟感',
    purpose: '核对消防设施',
    legalBasis: law(FIRE),
    readers: ['competent', 'fire'],
  }),
  emergency_button: define('yes_no', {
    label: '是否装有一键紧急报警',
    purpose: '核对安全防范',
    legalBasis: law(NORM, '第三十二条'),
    readers: ['competent', 'police'],
  }),
  ebike_ban: define('yes_no', {
    label: '室内和楼道是否禁止电动自行车停放、充电',
    purpose: '核对消防管理',
    legalBasis: law(FIRE),
    readers: ['competent', 'fire'],
  }),
  // ── Health: the 14 items in 4 groups of the self-evaluation, in short words ──
  health_items: define('choices', {
    label: '卫生评价自评合格的项目',
    hint: '14 项全部合格才能备案；逐项以文件原文为准',
    options: [
      { value: 'environment_site', label: '环境卫生：周围没有污染源，场地整洁' },
      { value: 'environment_air', label: '环境卫生：室内空气检测合格' },
      { value: 'environment_light', label: '环境卫生：采光、通风达标，不在地下或半地下' },
      { value: 'environment_ground', label: '环境卫生：室内外地面和设施安全、卫生' },
      { value: 'equipment_rooms', label: '设施设备：生活用房按班级设置，乳儿班、托小班有围栏和地垫' },
      { value: 'equipment_observation', label: '设施设备：保健观察室不小于 6 ㎡，有观察床' },
      { value: 'equipment_washing', label: '设施设备：盥洗和如厕设施适合婴幼儿' },
      { value: 'equipment_disinfection', label: '设施设备：有消毒设备和清洁用具' },
      { value: 'equipment_water', label: '设施设备：饮水、用餐和奶具卫生' },
      { value: 'equipment_health', label: '设施设备：有体检和急救用品' },
      { value: 'staff_health_worker', label: '人员配备：有专（兼）职保健人员' },
      { value: 'staff_training', label: '人员配备：保健人员经妇幼保健机构培训合格' },
      { value: 'staff_certificates', label: '人员配备：工作人员都有健康合格证明' },
      { value: 'health_rules', label: '卫生保健制度：制度齐全' },
    ],
    purpose: '卫生评价由机构自评，作为备案材料',
    legalBasis: law(HEALTH),
    readers: ['competent', 'health'],
  }),
  air_tested_on: define('date', {
    label: '室内空气检测日期',
    purpose: '核对检测报告',
    legalBasis: law(HEALTH),
    readers: ['competent', 'health'],
  }),
  // ── 家庭托育点 ──
  living_area: define('area', {
    label: '婴幼儿活动的建筑面积',
    unit: '㎡',
    purpose: '核对人均面积',
    legalBasis: law(HOME),
  }),
  neighbours_agreed: define('yes_no', {
    label: '利害关系业主是否同意',
    purpose: '住宅用作托育要先征得同意',
    legalBasis: law('中华人民共和国民法典', '第二百七十九条'),
  }),
  // ── 变更 ──
  changed_fields: define('choices', {
    label: '要变更什么',
    hint: '勾选后，下一页只填这些内容。换到新的地方开办不是变更，要新建备案',
    options: [
      { value: 'name', label: '机构名称' },
      { value: 'address', label: '地址更正', hint: '地方没有变，只是门牌、路名写法变了或原来写错了' },
      { value: 'head_name', label: '负责人' },
      { value: 'contact_name', label: '联系人和电话' },
      { value: 'service_forms', label: '服务形式和收费' },
      { value: 'classes', label: '班级和托位' },
      { value: 'ownership', label: '机构性质' },
      { value: 'facility_kind', label: '机构类型' },
      { value: 'inclusive', label: '普惠' },
      { value: 'meals', label: '用餐' },
    ],
    purpose: '只填要变更的内容',
    legalBasis: law(METHOD, '第十条'),
  }),
  change_reason: define('long_text', {
    label: '为什么变更',
    purpose: '说明变更原因',
    legalBasis: law(METHOD, '第十条'),
  }),
  // ── 停业、复业、注销 ──
  suspended_from: define('date', {
    label: '从哪一天起停业',
    purpose: '公开停业日期',
    legalBasis: law(NORM, '第七条'),
    isPublic: true,
  }),
  suspended_until: define('date', {
    label: '预计停到哪一天',
    required: 'optional',
    purpose: '告诉家长大约何时恢复',
    legalBasis: law(NORM, '第七条'),
    isPublic: true,
  }),
  reason: define('long_text', {
    label: '原因',
    purpose: '说明原因',
    legalBasis: law(NORM, '第七条'),
  }),
  children_count: define('count', {
    label: '现在收托多少名婴幼儿',
    unit: '人',
    hint: '没有就填 0',
    purpose: '妥善安置收托的婴幼儿',
    legalBasis: law(NORM, '第七条'),
  }),
  children_plan: define('long_text', {
    label: '婴幼儿怎样安置',
    hint: '怎样通知家长、转到哪里、预收的费用怎样退',
    max: 3_000,
    purpose: '妥善安置收托的婴幼儿',
    legalBasis: law(NORM, '第七条'),
  }),
  staff_plan: define('long_text', {
    label: '工作人员怎样安置',
    max: 3_000,
    purpose: '妥善安置工作人员',
    legalBasis: law(NORM, '第七条'),
  }),
  ends_on: define('date', {
    label: '从哪一天起终止服务',
    purpose: '公开终止日期',
    legalBasis: law(NORM, '第七条'),
    isPublic: true,
  }),
  resumes_on: define('date', {
    label: '从哪一天起恢复服务',
    purpose: '公开恢复日期',
    legalBasis: law(NORM, '第七条'),
    isPublic: true,
  }),
} as const satisfies Record<string, FieldDefinition>

export type FieldCode = keyof typeof FIELD_REGISTER

export const FIELD_CODES = Object.keys(FIELD_REGISTER) as FieldCode[]

export const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(FIELD_REGISTER, code)

/** The register's entry; null for a code it does not have. */
export const findField = (code: string): FieldDefinition | null =>
  isFieldCode(code) ? FIELD_REGISTER[code] : null

/** What goes along with a field in a change: a new head has a new identity number, new forms new fees. */
export const CHANGES_WITH: Partial<Record<FieldCode, readonly FieldCode[]>> = {
  name: ['other_name'],
  address: ['position'],
  head_name: ['head_identity'],
  contact_name: ['contact_phone'],
  service_forms: ['opening_hours', 'fee_full_day', 'fee_half_day', 'fee_hourly', 'fee_meals'],
  classes: ['rooms', 'staff', 'mixed_from_months'],
  ownership: ['credit_code', 'registration_authority', 'authority_name'],
  meals: ['fee_meals'],
}
