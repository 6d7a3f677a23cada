import { addDays, addMonths, type DateString, dateInShanghai } from '@/lib/format/date'

/** A transaction open at midnight may still write a line of the old day; after an hour none is. */
const GRACE_MS = 3_600_000

/** 网络安全法（2025 年修正）第二十三条：网络日志留存不少于六个月. */
export const LEAST_MONTHS_KEPT = 6

/** The last day whose lines are all there: yesterday in Shanghai, an hour after midnight. */
export const lastSealableDay = (at: Date): DateString =>
  addDays(dateInShanghai(new Date(at.getTime() - GRACE_MS)), -1)

/** The first day that must stay in the log; days before it may be archived. */
export const firstDayKept = (today: DateString): DateString => addMonths(today, -LEAST_MONTHS_KEPT)

export type ProblemKind =
  | 'row_changed'
  | 'row_missing'
  | 'row_added'
  | 'seal_missing'
  | 'seal_changed'
  | 'signature_wrong'
  | 'key_unknown'
  | 'archive_missing'
  | 'archive_changed'
  | 'not_as_noted'

/** The first thing that is wrong; `rowId` where a line of the log is. */
export type SealProblem = { day: DateString; kind: ProblemKind; rowId: string | null }

export type Verification = {
  days: number
  rows: number
  lastDay: DateString | null
  /** The hash of the last seal: noted down elsewhere it proves later that nobody sealed anew. */
  lastHash: string | null
  problem: SealProblem | null
}
