import type { ExchangeKind, ExchangeState } from '@/prisma/generated/enums'
import type { ExchangePayload } from './schema'

export const EXCHANGE_KIND_LABELS = {
  accepted: '备案',
  changed: '变更',
  cancelled: '注销',
} as const satisfies Record<ExchangeKind, string>

export const EXCHANGE_STATE_LABELS = {
  pending: '待发送',
  acknowledged: '对方已确认',
  differs: '对方所存有出入',
  failed: '对方没有接受',
} as const satisfies Record<ExchangeState, string>

const FIELD_LABELS = {
  institution_name: '机构名称',
  institution_other_name: '别名',
  zoning_name: '所属区域',
  zoning_code: '区划代码',
  address: '机构住所',
  institution_type: '机构性质',
  finished_time: '备案通过时间',
  credit_code: '统一社会信用代码',
  receipt_number: '回执编号',
} as const satisfies Record<keyof ExchangePayload, string>

export const exchangeFieldLabel = (field: string): string =>
  Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as keyof ExchangePayload] : '其他'
