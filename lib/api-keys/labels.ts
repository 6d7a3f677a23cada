import type { KeyState } from './rules'

export const KEY_STATE_LABELS: Record<KeyState, string> = {
  active: '可用',
  expired: '已到期',
  revoked: '已作废',
}
