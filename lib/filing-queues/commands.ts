import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { transaction } from '@/lib/core/db'
import { type TableCell, toXlsx } from '@/lib/exchange/write-table'
import { PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import { HOLDER_OF } from '@/lib/filings/rules'
import { dateInShanghai } from '@/lib/format/date'
import { HOLDER_WORDS, QUEUE_TAB_LABELS, SHORT_STATE_LABELS } from './labels'
import { listQueueForFile, type QueueRow } from './queries'
import type { QueueFilter } from './schema'

type Column = { head: string; type: 'text' | 'date'; value: (row: QueueRow) => TableCell }

const COLUMNS: readonly Column[] = [
  { head: '办件号', type: 'text', value: (row) => row.number },
  { head: '机构名称', type: 'text', value: (row) => row.title },
  { head: '举办者', type: 'text', value: (row) => row.operatorName },
  { head: '事项', type: 'text', value: (row) => PROCEDURE_KIND_LABELS[row.kind] },
  { head: '地区', type: 'text', value: (row) => row.regionName },
  { head: '状态', type: 'text', value: (row) => SHORT_STATE_LABELS[row.state] },
  { head: '状态日期', type: 'date', value: (row) => dateInShanghai(row.stateSince) },
  { head: '期限', type: 'date', value: (row) => row.dueOn },
  { head: '等谁办理', type: 'text', value: (row) => HOLDER_WORDS[HOLDER_OF[row.state]] },
  { head: '经办人', type: 'text', value: (row) => row.assigneeName },
  { head: '演示数据', type: 'text', value: (row) => (row.isDemo ? '是' : null) },
]

/** One tab under its filter as an Excel file, with an audit line. Throws not_found, too_large above 20,000 rows. */
export async function exportQueue(actor: Actor, filter: QueueFilter): Promise<Buffer> {
  const items = await listQueueForFile(actor, filter)
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'filing.export',
      subject: { type: 'filing_list', id: actor.regionCode ?? '' },
      regionCode: actor.regionCode,
      after: { rows: items.length, filter },
    }),
  )
  return toXlsx({
    sheetName: '备案办件',
    title: `备案办件：${QUEUE_TAB_LABELS[filter.tab]} ${todayInShanghai()}（${items.length} 件）`,
    header: COLUMNS.map(({ head }) => head),
    rows: items.map((row) => COLUMNS.map(({ value }) => value(row))),
    columnTypes: COLUMNS.map(({ type }) => type),
  })
}
