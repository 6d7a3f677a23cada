import type { SignatureCheck } from '@/lib/core/signed-words'
import type { ReceiptStanding } from './rules'

export const RECEIPT_STANDING_LABELS = {
  valid: '有效',
  changed: '已变更，由新的回执取代',
  cancelled: '已注销',
  invalid: '没有通过核验',
} as const satisfies Record<ReceiptStanding, string>

export const SIGNATURE_CHECK_LABELS = {
  valid: '签名有效：内容与签发时一致',
  invalid: '签名无效：内容与签发时不一致',
  unknown_key: '不是用已知的密钥签的',
} as const satisfies Record<SignatureCheck, string>

export const ALGORITHM_LABELS: Readonly<Record<string, string>> = {
  ed25519: 'Ed25519（RFC 8032）',
  sm2: 'SM2（GB/T 32918，摘要 SM3）',
}

/** On every letter of the demo world. */
export const DEMO_STATEMENT = '演示样张：编号和内容都是编造的，没有任何效力。'
