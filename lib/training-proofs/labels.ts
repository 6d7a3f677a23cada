import type { ProofStanding } from './rules'

export const PROOF_STANDING_LABELS = {
  valid: '有效',
  outdated: '内容已有变动',
  revoked: '已撤销',
  invalid: '没有通过核验',
} as const satisfies Record<ProofStanding, string>
