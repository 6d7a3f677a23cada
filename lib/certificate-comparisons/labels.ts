import type { Compared, ComparedField } from './rules'

export const COMPARED_LABELS = {
  name: '姓名',
  type: '证书类型',
  level: '等级',
  issuedOn: '发证日期',
  validUntil: '有效期至',
  rows: '名单',
} as const satisfies Record<ComparedField, string>

export const RESULT_LABELS = {
  same: '一致',
  differs: '不一致',
  not_listed: '名单里没有',
} as const satisfies Record<Compared['result'], string>
