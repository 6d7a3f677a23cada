import type { PublicList } from './schema'

export const PUBLIC_LIST_LABELS = {
  filed: '已备案机构',
  noncompliant: '不符合要求公示',
} as const satisfies Record<PublicList, string>

/**
 * The fields 全国托育机构信息公示平台 (tuoyu.cpdrc.org.cn, responseData.dataList) discloses, in its own order: each file
 * says both names, so that people read it and machines load it.
 */
export const DISCLOSURE_LABELS = {
  institution_name: '机构注册登记名称',
  institution_other_name: '别名',
  zoning_name: '所属区域',
  zoning_code: '区划代码',
  address: '机构住所',
  institution_type: '机构性质',
  finished_time: '备案通过时间',
  credit_code: '统一社会信用代码',
} as const
export type DisclosureField = keyof typeof DISCLOSURE_LABELS

export const disclosureHead = (field: DisclosureField): string => `${DISCLOSURE_LABELS[field]} ${field}`
