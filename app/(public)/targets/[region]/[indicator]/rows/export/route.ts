import { downloadDoor } from '@/app/_targets/download-door'
import { rowsSheet } from '@/app/_targets/export-tables'
import { publicActor } from '@/lib/core/actor'
import { listFigureRows } from '@/lib/drilldown/queries'
import { tableDownload } from '@/lib/exchange/download'
import { getFigureSheet } from '@/lib/figure-sheets/queries'
import { BASIS_LABELS } from '@/lib/scorecards/labels'
import { rowsExportSchema } from '@/lib/scorecards/schema'

/** Written in memory: enough for a county or a city, and a workbook still opens. */
const MOST_ROWS = 20_000

/** All records behind a figure as CSV or XLSX. */
export const GET = downloadDoor<typeof rowsExportSchema, { region: string; indicator: string }>(
  rowsExportSchema,
  async ({ region, indicator, basis, part, format }) => {
    const sheet = await getFigureSheet(publicActor, region, indicator, basis)
    const side = sheet.parts.includes(part) ? part : 'numerator'
    const rows = await listFigureRows(publicActor, {
      region: sheet.region,
      indicator: sheet.indicator,
      basis,
      part: side,
      countLevel: sheet.countLevel,
      page: 1,
      pageSize: MOST_ROWS,
    })
    const sideName =
      (side === 'numerator' ? sheet.indicator.numeratorName : sheet.indicator.denominatorName) ?? ''
    const name = `${sheet.region.name}${sheet.indicator.name}：${sideName}的来源记录`
    const title = `${name}（${BASIS_LABELS[basis]}，截至 ${sheet.asOf}）`
    return tableDownload(rowsSheet(rows, title, sideName), format, `${name} ${sheet.asOf}`)
  },
)
