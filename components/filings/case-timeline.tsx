import { Notice } from '@/components/ui/notice'
import { daysLeftText } from '@/lib/filing-clocks/labels'
import type { ClockDto } from '@/lib/filing-clocks/queries'
import type { Timeline, TimelineEvent } from '@/lib/filing-timelines/queries'
import { CASE_STATE_LABELS } from '@/lib/filings/labels'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { ClockTag } from './clock-tag'

/** Who holds the case, since when, due when; the clocks; what happened, newest first. For applicants and officials. */
export function CaseTimeline({ timeline }: { timeline: Timeline }) {
  const { clocks, events } = timeline
  return (
    <div className="flex flex-col gap-4">
      <Holder timeline={timeline} />
      {clocks.length > 0 && (
        <ul className="flex flex-col gap-2" aria-label="期限">
          {clocks.map((clock) => (
            <ClockLine key={clock.id} clock={clock} />
          ))}
        </ul>
      )}
      {events.length === 0 ? (
        <p className="text-muted">还没有办理记录。提交以后，每一步都会写在这里。</p>
      ) : (
        <ol className="timeline" aria-label="办理记录，最新的在前">
          {events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Holder({ timeline }: { timeline: Timeline }) {
  const { holder, who, since, due, audience, state, jointListSince } = timeline
  if (holder === 'nobody')
    return (
      <p>
        <strong>{CASE_STATE_LABELS[state]}</strong>，自 {formatDate(since)} 起。没有待办的步骤。
      </p>
    )
  const name = holder === 'operator' && audience === 'applicant' ? '您' : who
  return (
    <>
      <p>
        现在由<strong>{name}</strong>办理，自 {formatDate(since)} 起
        {due ? `，应于 ${formatDate(due.on)} 前办结，${daysLeftText(due.daysLeft)}。` : '，没有期限。'}
      </p>
      {due?.isProvisional && (
        <p className="text-muted">期限跨到还没有公布放假安排的年份，先按周末推算；公布后自动重算。</p>
      )}
      {jointListSince && (
        <Notice tone="warning" title={`已超期，${formatDate(jointListSince)} 列入联席会议清单`}>
          <p>
            {audience === 'applicant'
              ? '超期已告知上级主管部门，您不用再催。'
              : '请马上办理，办结后自动移出清单。'}
          </p>
        </Notice>
      )}
    </>
  )
}

function ClockLine({ clock }: { clock: ClockDto }) {
  const { departmentName, title, dueOn, stoppedOn, pausedOn, level, daysLeft, isProvisional } = clock
  const what = departmentName ? `${departmentName}反馈意见` : title
  if (stoppedOn)
    return (
      <li className="text-muted">
        {what}：应于 {formatDate(dueOn)} 前，{formatDate(stoppedOn)}{' '}
        {level === 'overdue' ? '超期结束' : '按期结束'}
      </li>
    )
  return (
    <li>
      {what}：应于 {formatDate(dueOn)} 前{isProvisional && '（暂定）'}{' '}
      <ClockTag level={level} daysLeft={daysLeft} />
      {pausedOn && <span className="text-muted"> 自 {formatDate(pausedOn)} 起等待补正，不计入期限</span>}
    </li>
  )
}

function EventLine({ event }: { event: TimelineEvent }) {
  return (
    <li>
      <p>
        <strong>{event.who}</strong> {event.what}
        {event.dueOn && `，应于 ${formatDate(event.dueOn)} 前办结`}。
      </p>
      {event.note && <p className="whitespace-pre-line">{event.note}</p>}
      <p className="text-muted">
        <time dateTime={event.at.toISOString()}>{formatDateTime(event.at)}</time>
      </p>
    </li>
  )
}
