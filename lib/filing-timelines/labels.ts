import { TASK_OPINION_LABELS } from '@/lib/department-tasks/labels'
import { FILING_ACTION_LABELS } from '@/lib/filings/labels'
import { formatDate, isRealDate } from '@/lib/format/date'
import type { TaskOpinion } from '@/prisma/generated/enums'

/** The applicant and the officials read the same line; what departments write to each other is for officials only. */
export type Audience = 'applicant' | 'official'

export type RecordedEvent = { action: string; after: unknown; reason: string | null }

/** Reasons that were given to the applicant, so that the applicant may read them here. */
const REASON_FOR_APPLICANT: readonly string[] = [
  'filing.withdraw',
  'filing.discard',
  'filing.ask_corrections',
  'filing.return_corrections',
  'filing.notify_noncompliance',
  'filing.report_rectified',
]

/** What happened, after the name of who did it; null for what is no step (each save, unknown actions). */
export function eventSentence({ action, after }: RecordedEvent, audience: Audience): string | null {
  const department = textIn(after, 'departmentName')
  switch (action) {
    case 'filing.save':
      return null
    case 'filing.give_opinion':
      return audience === 'official' ? `答复${opinionIn(after)}` : '反馈了意见'
    case 'filing.transcribe_opinion':
      return audience === 'official'
        ? `补记了${department}的意见${opinionIn(after)}`
        : `记录了${department}的意见`
    case 'filing.assign':
      return textIn(after, 'assigneeName') ? `交由${textIn(after, 'assigneeName')}经办` : '分派了经办人'
    case 'filing.issue_receipt':
      return textIn(after, 'receiptNumber')
        ? `出具了回执，编号 ${textIn(after, 'receiptNumber')}`
        : '办结了这件事项'
    case 'filing.acknowledge':
      return '已知悉抄告'
    case 'filing.overdue':
      return overdueSentence(after)
    default:
      return FILING_ACTION_LABELS[action] ?? null
  }
}

/** 送交区消防救援支队、区市场监管局征求意见，抄告区公安分局: what one submission opens is one line. */
export function openedSentence(tasks: readonly unknown[]): string {
  const names = (mode: string) =>
    tasks.filter((task) => textIn(task, 'mode') === mode).map((task) => textIn(task, 'departmentName'))
  const [asked, told] = [names('opinion'), names('inform')]
  return [
    asked.length > 0 ? `送交${asked.join('、')}征求意见` : '',
    told.length > 0 ? `抄告${told.join('、')}` : '',
  ]
    .filter(Boolean)
    .join('，')
}

export function noteOf({ action, reason }: RecordedEvent, audience: Audience): string | null {
  return audience === 'official' || REASON_FOR_APPLICANT.includes(action) ? reason : null
}

function opinionIn(after: unknown): string {
  const opinion = textIn(after, 'opinion')
  return Object.hasOwn(TASK_OPINION_LABELS, opinion) ? `：${TASK_OPINION_LABELS[opinion as TaskOpinion]}` : ''
}

function overdueSentence(after: unknown): string {
  const day = textIn(after, 'dueOn')
  const due = isRealDate(day) ? `（应于 ${formatDate(day)} 前）` : ''
  const department = textIn(after, 'departmentName')
  const what = department ? `${department}没有按期反馈意见` : `${textIn(after, 'clock')}超过期限`
  return `发现${what}${due}，列入联席会议清单`
}

function textIn(value: unknown, key: string): string {
  const known = value !== null && typeof value === 'object' ? Object.entries(value) : []
  const found = known.find(([name]) => name === key)?.[1]
  return typeof found === 'string' ? found : ''
}
