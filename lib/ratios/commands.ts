import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type ColumnType, type TableCell, toCsv, toXlsx } from '@/lib/exchange/write-table'
import { readsRatios } from './policy'
import { listRatios, type RatioFacility } from './queries'
import type { RatioFilter } from './schema'

const MOST_ROWS = 20_000

const COLUMNS: readonly {
  head: string
  type: ColumnType
  value: (row: RatioFacility) => TableCell
}[] = [
  { head: '机构', type: 'text', value: (row) => row.name },
  { head: '地区', type: 'text', value: (row) => row.regionName },
  { head: '登记天数', type: 'integer', value: (row) => row.daysRecorded },
  { head: '不足天数', type: 'integer', value: (row) => row.daysShort },
  { head: '无法判定天数', type: 'integer', value: (row) => row.daysUnknown },
  { head: '最近一次不足', type: 'date', value: (row) => row.lastShort },
  { head: '最近一次登记', type: 'date', value: (row) => row.lastRecorded },
  { head: '演示数据', type: 'text', value: (row) => (row.isDemo ? '是' : null) },
]

/** The list as CSV or XLSX, with an audit line. Throws not_found for others, too_large above 20,000 rows. */
export async function exportRatios(
  actor: Actor,
  filter: RatioFilter,
): Promise<{ body: string | Uint8Array; format: 'csv' | 'xlsx' }> {
  if (!readsRatios(actor)) throw new AppError('not_found')
  const { items, total } = await listRatios(actor, { ...filter, page: 1 }, MOST_ROWS)
  if (total > MOST_ROWS) throw new AppError('too_large')
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'ratio.export',
      subject: { type: 'ratio', id: actor.regionCode ?? '' },
      regionCode: actor.regionCode,
      right: 'ratios.read',
      after: { rows: items.length, days: filter.days },
    }),
  )
  const sheet = {
    sheetName: '照护比例',
    title: `照护比例 ${todayInShanghai()}（最近 ${filter.days} 天，${items.length} 家）`,
    header: COLUMNS.map((column) => column.head),
    rows: items.map((item) => COLUMNS.map((column) => column.value(item))),
    columnTypes: COLUMNS.map((column) => column.type),
  }
  const body = filter.format === 'xlsx' ? await toXlsx(sheet) : toCsv(sheet.header, sheet.rows)
  return { body, format: filter.format }
}
