import { type Calendar, describeDaysLeft } from '@/lib/calendar/rules'
import { type DateString, formatDate } from '@/lib/format/date'
import type { NoticeInput } from '@/lib/notices/commands'
import { clockLabel, daysLeftText } from './labels'

export type NoticedCase = {
  id: string
  number: string
  title: string
  operatorId: string
  countyCode: string
  assigneeId: string | null
}

type NoticedClock = {
  id: string
  code: string
  dueOn: DateString
  task: { id: string; departmentName: string } | null
}

/** What is said to whom: before the end to whoever has to act, after it also to the applicant and the supervisor. */
export function clockNotices(
  event: 'reminder' | 'overdue',
  clock: NoticedClock,
  filing: NoticedCase,
  today: DateString,
  calendar: Calendar,
): NoticeInput[] {
  const left = daysLeftText(describeDaysLeft(today, clock.dueOn, calendar))
  const name = `“${filing.title}”（${filing.number}）`
  const due = `应于 ${formatDate(clock.dueOn)} 前完成，${left}。`
  const line = (who: string, rest: Pick<NoticeInput, 'to' | 'title' | 'text' | 'href'>): NoticeInput => ({
    ...rest,
    kind: `filing.${event}`,
    eventKey: `clock:${clock.id}:${event}:${clock.dueOn}:${who}`,
  })
  if (clock.code === 'correction_answer')
    return [
      line('operator', {
        to: { operatorId: filing.operatorId },
        title: `请补正${name}的材料`,
        text: `${due}补正后才能继续办理；过了这一天也还可以补正。`,
        href: `/operator/filings/${filing.id}/corrections`,
      }),
    ]
  const { task } = clock
  const holder: NoticeInput['to'] = task
    ? { roles: ['department'], countyCode: filing.countyCode, department: task.departmentName }
    : filing.assigneeId
      ? { accountIds: [filing.assigneeId] }
      : { roles: ['reviewer'], countyCode: filing.countyCode }
  const what = task ? `${task.departmentName}的意见` : clockLabel(clock.code)
  const toHolder = line('holder', {
    to: holder,
    title: `${event === 'overdue' ? '已超期' : '快到期了'}：${name}${what}`,
    text: `${due}${event === 'overdue' ? '已列入联席会议清单，请马上办理。' : '请打开办理。'}`,
    href: task ? `/office/tasks/${task.id}` : `/office/filings/${filing.id}`,
  })
  if (event === 'reminder') return [toHolder]
  const toSupervisor = line('supervisor', {
    to: { roles: ['planner'], countyCode: filing.countyCode },
    title: `已超期：${name}${what}`,
    text: `${due}系统已把它列入联席会议清单，请督促办理。`,
    href: '/office/joint-list',
  })
  if (task) return [toHolder, toSupervisor]
  const toApplicant = line('applicant', {
    to: { operatorId: filing.operatorId },
    title: `主管部门办理${name}已超期`,
    text: `${clockLabel(clock.code)}${due}您不用做什么：超期已告知上级，并列入联席会议清单。`,
    href: `/operator/filings/${filing.id}`,
  })
  return [toHolder, toSupervisor, toApplicant]
}
