import { formatDate } from '@/lib/format/date'
import type { ProblemKind, SealProblem } from './rules'

export const PROBLEM_LABELS: Readonly<Record<ProblemKind, string>> = {
  row_changed: '记录被改动',
  row_missing: '记录被删除',
  row_added: '封签之后多出的记录',
  seal_missing: '缺少封签',
  seal_changed: '封签被改动，或与前一天接不上',
  signature_wrong: '封签的签名不对',
  key_unknown: '签名用的密钥不是本平台的',
  archive_missing: '归档文件不见了',
  archive_changed: '归档文件被改动',
  not_as_noted: '封签与记下的不同：封签之后有人重新封过',
}

/** A problem as a sentence: the day, what is wrong and in which line. */
export const problemText = ({ day, kind, rowId }: SealProblem): string =>
  `${formatDate(day)}：${PROBLEM_LABELS[kind]}${rowId === null ? '' : `（编号 ${rowId}）`}`
