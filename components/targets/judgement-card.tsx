import { StatusTag } from '@/components/ui/status-tag'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import type { Judgement } from '@/lib/figure-sheets/queries'
import { type DateString, formatDay, yearOf } from '@/lib/format/date'
import { PLAN_DATE_LABELS, PLAN_STATUS_LABELS } from '@/lib/plans/labels'
import { gapText, stepsText, targetText, unitAfter, valueText } from '@/lib/scorecards/labels'
import { tileName } from './target-tile'

type Props = {
  judgement: Judgement
  asOf: DateString
  /** Where this target is changed, for those who may. */
  changeHref?: string
}

/** One target of the figure: where it stands and why, and the clause it comes from. */
export function JudgementCard({ judgement, asOf, changeHref }: Props) {
  const { tile, clause, plan } = judgement
  const { target, steps, areas } = tile
  if (!target) return null
  const rows: SummaryRow[] = [
    ...(steps.length > 0 ? [{ label: '逐年台阶', value: stepsText(steps, target) }] : []),
    ...(target.baseline
      ? [
          {
            label: '起点',
            value: `${target.baseline.year}年 ${valueText(target.unit, target.baseline.value)} ${unitAfter(target.unit)}${target.baseline.note ? `（${target.baseline.note}）` : ''}`,
          },
        ]
      : []),
    ...(clause ? [{ label: '条款（转述）', value: clause.wording }] : []),
    ...(clause?.note ? [{ label: '原文说明', value: clause.note }] : []),
    ...(target.note ? [{ label: '怎样判断', value: target.note }] : []),
    { label: '责任部门', value: target.ownerDepartment },
    ...(plan ? [{ label: '文件', value: planText(plan) }] : []),
  ]
  return (
    <section className="judgement" id={target.id}>
      <h3>
        {`${tile.target?.subArea ? `${tileName(tile)}：` : ''}目标 ${targetText(target)}`}
        <StatusTag status={tile.status} />
      </h3>
      <p>{whyText(judgement, asOf)}</p>
      {areas && areas.shortNames.length > 0 && <p>{`未达标：${areas.shortNames.join('、')}`}</p>}
      <SummaryList rows={rows} />
      {changeHref && (
        <p className="no-print">
          <a href={changeHref}>改这项目标</a>
        </p>
      )}
    </section>
  )
}

/** Why the target stands where it stands. */
function whyText({ tile, expected }: Judgement, asOf: DateString): string {
  const { figure, indicator, target, status } = tile
  const now = `${valueText(indicator.unit, figure.value)} ${unitAfter(indicator.unit)}`.trim()
  const gap = gapText(tile)
  if (tile.areas) return `${gap}。`
  if (status === 'no_data') return `${gap ?? '数据不足'}，所以不判断，也不算达标。`
  if (status === 'met') return `现在 ${now}，已经达到目标。`
  const line =
    expected === null
      ? ''
      : `按起点到目标的直线，到今天应有 ${valueText(indicator.unit, expected)} ${unitAfter(indicator.unit)}，`
  if (status === 'on_track') return `现在 ${now}，${line}进度合适；离目标${gap}。`
  const isOver = target?.year !== null && target !== null && target.year < yearOf(asOf)
  const due = isOver ? `目标年（${target.year}年）已过，` : ''
  return `现在 ${now}，${due}${line}${gap}。`
}

function planText(plan: NonNullable<Judgement['plan']>): string {
  const issue = plan.issueNumber ? `，${plan.issueNumber}` : ''
  const date = plan.issuedOn ? `，${PLAN_DATE_LABELS[plan.status]} ${formatDay(plan.issuedOn)}` : ''
  return `《${plan.title}》（${PLAN_STATUS_LABELS[plan.status]}${issue}${date}）`
}
