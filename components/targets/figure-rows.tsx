import { DataTable } from '@/components/ui/data-table'
import { Pager } from '@/components/ui/pager'
import type { FigureRow, Part, FigureRows as Rows } from '@/lib/drilldown/queries'
import type { FigureSheet } from '@/lib/figure-sheets/queries'
import { formatInteger, roundHalfUp } from '@/lib/format/number'
import { countedText, placeName } from '@/lib/scorecards/labels'
import { areaHref, basisQuery, sheetHref, type TargetsBase, withQuery } from './links'
import { Segments } from './segments'

type Props = { sheet: FigureSheet; rows: Rows; part: Part; base: TargetsBase }

const RECORD_NAMES = {
  facility: '机构',
  kindergarten: '幼儿园',
  service_site: '服务点',
  township: '街镇',
  reported_figure: '上报数据',
  expert: '名册',
  training_course: '培训课程',
} as const

/** The records behind one side of a figure; their contributions add up to it, and it says so. */
export function FigureRows({ sheet, rows, part, base }: Props) {
  const { indicator, figure, region, basis, asOf, parts } = sheet
  const path = sheetHref(base, region.code, indicator.code, 'all')
  const query = { basis: basisQuery(basis) }
  const sideName = part === 'numerator' ? indicator.numeratorName : (indicator.denominatorName ?? '')
  const side = part === 'numerator' ? figure.numerator : figure.denominator
  const kind = rows.items[0]?.type ?? 'facility'
  const partQuery = part === 'denominator' ? 'denominator' : undefined
  const exportHref = (format: string) =>
    withQuery(`/targets/${region.code}/${indicator.code}/rows/export`, { ...query, part: partQuery, format })
  return (
    <section className="sheet-section" id="rows" aria-labelledby="rows-title">
      <h2 id="rows-title">{`${sideName}从哪里来`}</h2>
      {parts.length > 1 && (
        <Segments
          label="看哪一边"
          items={parts.map((one) => ({
            href: `${withQuery(path, { ...query, part: one === 'denominator' ? one : undefined })}#rows`,
            label: (one === 'numerator' ? indicator.numeratorName : indicator.denominatorName) ?? '',
            current: one === part,
          }))}
        />
      )}
      {rows.total > 0 && side !== null && (
        <p>
          {`下面 ${formatInteger(rows.total)} 条${RECORD_NAMES[kind]}记录合计 ${amount(side)}，等于${sideName} ${amount(side)}。`}
        </p>
      )}
      <DataTable
        caption={`${placeName(region)}：${sideName}的来源记录`}
        note={countedText(indicator, basis, asOf)}
        rows={rows.items}
        rowKey={(row) => `${row.type}-${row.id}`}
        empty={<p>{emptyText(sheet)}</p>}
        columns={[
          { key: 'name', head: RECORD_NAMES[kind], cell: (row) => recordName(row, base, sheet) },
          { key: 'region', head: '地区', cell: (row) => row.region.name },
          {
            key: 'contribution',
            head: `计入${sideName}`,
            number: true,
            cell: (row) => amount(row.contribution),
          },
        ]}
      />
      {rows.total > 0 && (
        <>
          <Pager
            page={rows.page}
            pageSize={rows.pageSize}
            total={rows.total}
            href={(page) =>
              `${withQuery(path, { ...query, part: partQuery, page: page > 1 ? page : undefined })}#rows`
            }
          />
          <p className="no-print">
            导出全部来源记录：<a href={exportHref('csv')}>CSV</a>　<a href={exportHref('xlsx')}>XLSX</a>
          </p>
        </>
      )}
    </section>
  )
}

const amount = (value: number) =>
  Number.isInteger(value) ? formatInteger(value) : String(roundHalfUp(value, 2))

function recordName(row: FigureRow, base: TargetsBase, { basis }: FigureSheet) {
  if (row.type === 'facility') return <a href={`/facilities/${row.id}`}>{row.name}</a>
  if (row.type === 'township') return <a href={areaHref(base, row.id, basis)}>{row.name}</a>
  return row.name
}

function emptyText({ indicator, figure, parts, basis }: FigureSheet): string {
  if (indicator.source === 'awaited') return `${indicator.missing}。这类记录接入以后，这里会逐条列出。`
  if (indicator.source === 'reported')
    return '还没有经第二人确认的上报数据。上报由主管部门登记，附文件和日期。'
  if (parts.length === 0) return '这一边是人口数，不是逐条记录；来源和年份见上面的说明。'
  if (figure.numerator === null) return `${figure.missing ?? '没有记录'}。`
  return basis === 'filed'
    ? '已备案的机构里没有计入的记录。可以切换到全部机构看看。'
    : '没有计入的记录，所以是 0。'
}
