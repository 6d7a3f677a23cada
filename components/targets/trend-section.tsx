import { TrendLoader } from '@/components/charts/trend-loader'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { Sparkline } from '@/components/ui/sparkline'
import type { FigureSheet } from '@/lib/figure-sheets/queries'
import { trendChange } from '@/lib/figure-sheets/rules'
import { formatDay, formatMonth } from '@/lib/format/date'
import { countedText, goalText, placeName, targetText, unitAfter, valueText } from '@/lib/scorecards/labels'

/** The last 24 months: a sentence, a line with the target, and every value in a table. */
export function TrendSection({ sheet }: { sheet: FigureSheet }) {
  const { indicator, trend, basis } = sheet
  const change = trendChange(trend)
  const text = (value: number | null) =>
    `${valueText(indicator.unit, value)} ${value === null ? '' : unitAfter(indicator.unit)}`.trim()
  if (!change) {
    return (
      <section className="sheet-section" aria-labelledby="trend">
        <h2 id="trend">近 24 个月</h2>
        <p className="table-empty">
          {indicator.source === 'reported'
            ? '还没有两期以上经确认的上报数据，画不出变化。'
            : '还没有积累两天以上的数据，画不出变化。系统每天记一次，过些日子再来看。'}
        </p>
      </section>
    )
  }
  const { from, to } = change
  const verb = to.value > from.value ? '升到' : to.value < from.value ? '降到' : '保持在'
  const title = `${formatMonth(from.day)}的 ${text(from.value)} ${verb}现在的 ${text(to.value)}`
  const goal = goalOnChart(sheet)
  return (
    <section className="sheet-section" aria-labelledby="trend">
      <h2 id="trend">{`近 24 个月：由${title}`}</h2>
      <TrendLoader
        points={trend.map(({ day, value }) => ({ label: formatMonth(day), value, text: text(value) }))}
        goal={goal}
        label={`由${title}`}
      >
        <Sparkline
          values={trend.map((point) => point.value)}
          text={`由${title}`}
          target={goal?.value}
          width={640}
          height={120}
        />
      </TrendLoader>
      <Disclosure summary="看每个月末的数值">
        <DataTable
          caption={`${placeName(sheet.region)}${indicator.name}`}
          note={`每月末和今天，${countedText(indicator, basis, sheet.asOf)}`}
          rows={[...trend].reverse()}
          rowKey={(point) => point.day}
          empty={null}
          columns={[
            { key: 'day', head: '日期', cell: (point) => formatDay(point.day) },
            { key: 'value', head: '数值', number: true, cell: (point) => text(point.value) },
          ]}
        />
      </Disclosure>
    </section>
  )
}

function goalOnChart({ judgements }: FigureSheet): { value: number; text: string } | null {
  const tile = judgements.find((one) => one.tile.target?.subArea === null)?.tile
  if (!tile?.target || tile.wanted === null || tile.areas) return null
  const isLong = tile.target.comparator === 'gte_ref'
  return {
    value: tile.wanted,
    text: `目标 ${isLong ? goalText(tile.wanted, tile.target.unit) : targetText(tile.target)}`,
  }
}
