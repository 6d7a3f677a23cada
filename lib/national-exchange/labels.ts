import { DISCLOSURE_LABELS } from '@/lib/public-filings/labels'
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
  ...DISCLOSURE_LABELS,
  receipt_number: '回执编号',
} as const satisfies Record<keyof ExchangePayload, string>

export const exchangeFieldLabel = (field: string): string =>
  Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as keyof ExchangePayload] : '其他'
