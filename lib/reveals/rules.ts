/** What a full number may be needed for; the official adds in words why now. */
export const REVEAL_REASONS = {
  identity: '核对身份证件',
  duplicate: '核对重复登记',
  filing: '办理备案',
  certificate: '核验证书',
  ban: '核对从业禁止',
  subsidy: '发放补助',
  complaint: '核查投诉举报',
  safety: '处置安全事件',
  other: '其他',
} as const
export type RevealReason = keyof typeof REVEAL_REASONS

export const LEAST_REASON_CHARACTERS = 4

export const REVEAL_SUBJECTS = ['staff_person', 'child'] as const
export type RevealSubject = (typeof REVEAL_SUBJECTS)[number]

/** The permission a full number of this kind is shown by. */
export const REVEAL_RIGHTS = {
  staff_person: 'staff.reveal',
  child: 'children.reveal',
} as const satisfies Record<RevealSubject, string>
