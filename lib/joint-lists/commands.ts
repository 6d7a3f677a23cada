import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type TableCell, toXlsx } from '@/lib/exchange/write-table'
import { daysLeftText } from '@/lib/filing-clocks/labels'
import { causeLabel } from './labels'
import { type JointItem, listJointItems } from './queries'

const MOST_ROWS = 20_000

const COLUMNS: readonly { head: string; type: 'text' | 'date'; value: (item: JointItem) => TableCell }[] = [
  { head: '事由', type: 'text', value: (item) => causeLabel(item.cause) },
  { head: '超期的部门或经办人', type: 'text', value: (item) => item.lateName },
  { head: '机构', type: 'text', value: (item) => item.title },
  { head: '办件编号', type: 'text', value: (item) => item.caseNumber },
  { head: '地区', type: 'text', value: (item) => item.regionName },
  { head: '申请单位', type: 'text', value: (item) => item.operatorName },
  { head: '应办结日期', type: 'date', value: (item) => item.dueOn },
  { head: '列入清单日期', type: 'date', value: (item) => item.since },
  { head: '超期情况', type: 'text', value: (item) => daysLeftText(item.daysLeft) },
  { head: '演示数据', type: 'text', value: (item) => (item.isDemo ? '是' : null) },
]

/** The list as XLSX for the meeting's papers, with an audit line. Throws not_found for others, too_large above 20,000 rows. */
export async function exportJointList(actor: Actor): Promise<Buffer> {
  const { items, total } = await listJointItems(actor, MOST_ROWS)
  if (total > MOST_ROWS) throw new AppError('too_large')
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'joint_list.export',
      subject: { type: 'joint_list', id: actor.regionCode ?? '100000' },
      regionCode: actor.regionCode,
      after: { rows: items.length },
    }),
  )
  return toXlsx({
    sheetName: '联席会议清单',
    title: `联席会议清单 ${todayInShanghai()}（${items.length} 项）`,
    header: COLUMNS.map((column) => column.head),
    rows: items.map((item) => COLUMNS.map((column) => column.value(item))),
    columnTypes: COLUMNS.map((column) => column.type),
  })
}
