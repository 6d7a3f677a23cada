import 'server-only'
import { type Actor, isOfficial } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type TableCell, toCsv, toXlsx } from '@/lib/exchange/write-table'
import {
  FACILITY_KIND_LABELS,
  FILING_STATE_LABELS,
  inclusiveLabel,
  OPERATING_STATUS_LABELS,
} from '@/lib/facilities/labels'
import { type FacilityItem, listAllFacilities } from '@/lib/facilities/queries'
import type { FacilityFilter } from '@/lib/facilities/schema'

/** More rows than this no official reads; the whole register is the backup's business. */
const MOST_ROWS = 20_000

type Column = {
  head: string
  type: 'text' | 'integer' | 'decimal' | 'date'
  value: (item: FacilityItem) => TableCell
}

const COLUMNS: readonly Column[] = [
  { head: '机构名称', type: 'text', value: (item) => item.name },
  { head: '区划代码', type: 'text', value: (item) => item.region.code },
  { head: '地区', type: 'text', value: (item) => item.region.name },
  { head: '地址', type: 'text', value: (item) => item.address },
  { head: '类型', type: 'text', value: (item) => FACILITY_KIND_LABELS[item.kind] },
  { head: '状态', type: 'text', value: (item) => OPERATING_STATUS_LABELS[item.status] },
  {
    head: '普惠',
    type: 'text',
    value: (item) => (item.inclusive === null ? null : inclusiveLabel(item.inclusive)),
  },
  { head: '乳儿班托位', type: 'integer', value: (item) => item.places.infant },
  { head: '托小班托位', type: 'integer', value: (item) => item.places.toddler },
  { head: '托大班托位', type: 'integer', value: (item) => item.places.older },
  { head: '混合班托位', type: 'integer', value: (item) => item.places.mixed },
  { head: '托位合计', type: 'integer', value: (item) => item.places.total },
  { head: '空位', type: 'integer', value: (item) => item.vacancies.total },
  { head: '备案情况', type: 'text', value: (item) => FILING_STATE_LABELS[item.filing.state] },
  { head: '备案日期', type: 'date', value: (item) => item.filing.filedOn },
  { head: '备案编号', type: 'text', value: (item) => item.filing.number },
  { head: '经度', type: 'text', value: (item) => item.lng },
  { head: '纬度', type: 'text', value: (item) => item.lat },
  { head: '演示数据', type: 'text', value: (item) => (item.isDemo ? '是' : null) },
]

/** The officials' list as a file, with an audit line. Throws not_found for others, too_large above 20,000 rows. */
export async function exportFacilities(
  actor: Actor,
  filter: FacilityFilter,
  format: 'csv' | 'xlsx',
): Promise<string | Buffer> {
  if (!isOfficial(actor)) throw new AppError('not_found')
  const items = await listAllFacilities(actor, filter, MOST_ROWS)
  const header = COLUMNS.map((column) => column.head)
  const rows = items.map((item) => COLUMNS.map((column) => column.value(item)))
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'facility.export',
      subject: { type: 'facility_list', id: filter.region ?? '100000' },
      regionCode: actor.regionCode,
      after: { format, rows: rows.length, filter },
    }),
  )
  if (format === 'csv') return toCsv(header, rows)
  return toXlsx({
    sheetName: '托育机构',
    title: `托育机构 ${todayInShanghai()}（${rows.length} 家）`,
    header,
    rows,
    columnTypes: COLUMNS.map((column) => column.type),
  })
}
