import type { AuthorityExportState } from '@/prisma/generated/enums'

export const EXPORT_SCOPES = ['facility_staff', 'staff_person', 'area_children', 'child'] as const
export type ExportScopeKind = (typeof EXPORT_SCOPES)[number]

/** What is handed over (authority_exports.scope). `targetId`: facility, person, region or child. */
export type ExportScope = {
  kind: ExportScopeKind
  targetId: string
  /** The target as pages show it: a facility's or area's name, a person's masked. */
  label: string
  /** Full identity numbers, or masked ones where they are enough (最小必要: 个人信息保护法 第六条). */
  withNumbers: boolean
  /** The people find it in their access log; not where telling them would defeat the duty (第三十五条). */
  tellsSubjects: boolean
}

/** What an authority may ask by. The text is kept with the request; `other` is written by hand. */
export const LEGAL_BASES = {
  duty: '《个人信息保护法》第十三条第一款第三项、第三十四条（履行法定职责所必需）',
  criminal: '《刑事诉讼法》第五十四条（收集、调取证据）',
  supervision: '《监察法》第十八条（收集证据）',
  civil: '《民事诉讼法》第七十条（人民法院调查取证）',
  minors: '《未成年人保护法》第一百条（保障未成年人合法权益的职责）',
  other: '其他法律规定',
} as const
export type LegalBasis = keyof typeof LEGAL_BASES

export const DOWNLOAD_DAYS = 7
/** More people than this are handed over in parts: each line of each is in somebody's access log. */
export const MOST_ROWS = 2_000

export const EXPORT_EVENTS = ['approve', 'reject', 'withdraw'] as const
export type ExportEvent = (typeof EXPORT_EVENTS)[number]

const NEXT: Record<ExportEvent, AuthorityExportState> = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
}

/** Where an event leads; null when it cannot happen now: only a waiting request moves. */
export const nextState = (state: AuthorityExportState, event: ExportEvent): AuthorityExportState | null =>
  state === 'requested' ? NEXT[event] : null

/** True while an approved file may be fetched. */
export const isAvailable = (
  request: { state: AuthorityExportState; availableUntil: Date | null },
  at: Date,
): boolean => request.state === 'approved' && request.availableUntil !== null && at < request.availableUntil
