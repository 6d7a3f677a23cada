import type {
  CoordinateSystem,
  FacilityKind,
  FilingState,
  OperatingStatus,
  Ownership,
  PositionPrecision,
} from '@/prisma/generated/enums'
import type { ClassKind, StatusEvent } from './rules'

/** The words of the import header 类型 (contract.md). */
export const FACILITY_KIND_LABELS = {
  care_institution: '托育机构',
  comprehensive: '综合托育机构',
  kindergarten_class: '幼儿园托班',
  baobaowu: '社区宝宝屋',
  employer: '用人单位托育',
  home: '家庭托育点',
} as const satisfies Record<FacilityKind, string>

export const OWNERSHIP_LABELS = {
  public: '公办',
  nonprofit: '民办非营利',
  for_profit: '民办营利',
} as const satisfies Record<Ownership, string>

export const OPERATING_STATUS_LABELS = {
  operating: '正常运营',
  suspended: '暂停服务',
  closed: '已终止服务',
} as const satisfies Record<OperatingStatus, string>

export const STATUS_EVENT_LABELS = {
  suspend: '暂停服务',
  resume: '恢复服务',
  close: '终止服务',
} as const satisfies Record<StatusEvent, string>

export const FILING_STATE_LABELS = {
  filed: '已备案',
  not_filed: '未备案',
  unknown: '备案情况未知',
} as const satisfies Record<FilingState, string>

export const CLASS_KIND_LABELS = {
  infant: '乳儿班',
  toddler: '托小班',
  older: '托大班',
  mixed: '混合班',
} as const satisfies Record<ClassKind, string>

/** 托育机构设置标准（试行）第十九条. */
export const CLASS_AGE_LABELS = {
  infant: '6—12 个月',
  toddler: '12—24 个月',
  older: '24—36 个月',
  mixed: '18 个月以上',
} as const satisfies Record<ClassKind, string>

export const COORDINATE_SYSTEM_LABELS = {
  WGS84: 'WGS84（GPS）',
  CGCS2000: 'CGCS2000（天地图）',
  GCJ02: 'GCJ02（高德、腾讯）',
  BD09: 'BD09（百度）',
} as const satisfies Record<CoordinateSystem, string>

export const POSITION_PRECISION_LABELS = {
  doorplate: '精确到门牌',
  poi: '精确到场所',
  road: '只精确到道路',
  township: '只精确到街镇，距离仅供参考',
  county: '只精确到区县，距离仅供参考',
} as const satisfies Record<PositionPrecision, string>

/** 服务形式 (托育机构登记和备案办法（试行）第二条). */
export const SERVICE_FORM_LABELS: Readonly<Record<string, string>> = {
  full_day: '全日托',
  half_day: '半日托',
  hourly: '计时托',
  temporary: '临时托',
}

export const serviceFormsText = (forms: readonly string[]): string =>
  forms.map((form) => SERVICE_FORM_LABELS[form] ?? form).join('、')

export const INCLUSIVE_LABELS = { yes: '普惠', no: '非普惠', unknown: '是否普惠未知' } as const

export function inclusiveLabel(inclusive: boolean | null): string {
  if (inclusive === null) return INCLUSIVE_LABELS.unknown
  return inclusive ? INCLUSIVE_LABELS.yes : INCLUSIVE_LABELS.no
}

/** A table of labels as choices of a select. */
export function choicesOf<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
}
