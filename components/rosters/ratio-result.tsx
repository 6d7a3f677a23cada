import { DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { CLASS_KIND_LABELS, OUTCOME_LABELS } from '@/lib/ratios/labels'
import { RATIO_SOURCE } from '@/lib/ratios/rules'
import type { Roster } from '@/lib/rosters/queries'
import { timeOf } from '@/lib/rosters/rules'
import { FITNESS_SOURCE } from '@/lib/staff-fitness/labels'

/** What the ratio says of the day as it stands: shape, word and colour, and where the rule comes from. */
export function RatioResult({ roster }: { roster: Roster }) {
  const told = roster.classes.filter(({ outcome }) => outcome !== null)
  const short = told.filter(({ outcome }) => outcome === 'short')
  const { window, mixedSource } = roster.rules
  const doubled = roster.people.filter(({ id }) => roster.doubledPersonIds.includes(id))
  if (told.length === 0) return null
  return (
    <section className="flex flex-col gap-4" aria-labelledby="ratio-title">
      <h2 id="ratio-title">照护比例</h2>
      {short.length > 0 && (
        <Notice tone="error" title={`${short.length} 个班的保育人员不足`}>
          {short.map(({ id, name, present, required, counted }) => (
            <p
              key={id}
            >{`${name}：到园 ${present} 名，需要 ${required} 名，计入 ${counted} 名，还差 ${(required ?? 0) - counted} 名。`}</p>
          ))}
          <p>请马上补足在岗的保育人员，或者调整班级，再保存一次。</p>
        </Notice>
      )}
      {doubled.length > 0 && (
        <Notice tone="warning" title="有人同一时间登记在两家机构在岗">
          <p>{`${doubled.map(({ name }) => name).join('、')}只在先登记的一家计入。主管部门会核实，请先更正排班。`}</p>
        </Notice>
      )}
      <DataTable
        caption="各班"
        note={`${timeOf(window.fromMinute)} 到 ${timeOf(window.untilMinute)} 之间，同一时刻最少有几名计入的保育人员在班`}
        rows={told}
        rowKey={(row) => row.id}
        empty={<p>还没有登记到园人数。</p>}
        columns={[
          { key: 'name', head: '班级', cell: (row) => row.name },
          { key: 'kind', head: '班型', cell: (row) => CLASS_KIND_LABELS[row.kind] },
          { key: 'present', head: '到园', unit: '名', number: true, cell: (row) => row.present },
          {
            key: 'required',
            head: '需要保育人员',
            unit: '名',
            number: true,
            cell: (row) => row.required ?? '没有规定',
          },
          { key: 'counted', head: '计入', unit: '名', number: true, cell: (row) => row.counted },
          { key: 'onDuty', head: '排班', unit: '名', number: true, cell: (row) => row.onDuty },
          {
            key: 'outcome',
            head: '结果',
            cell: (row) =>
              row.outcome && (
                <Tag tone={row.outcome === 'met' ? 'primary' : row.outcome === 'short' ? 'warm' : 'plain'}>
                  {OUTCOME_LABELS[row.outcome]}
                </Tag>
              ),
          },
        ]}
      />
      <p className="text-muted">
        {`依据：${RATIO_SOURCE.document}${RATIO_SOURCE.article}，需要人数 = 到园人数 ÷ 3、5、7，向上取整；谁计入：${FITNESS_SOURCE}。`}
        {mixedSource
          ? `混合班按本地规定：${mixedSource}。`
          : '混合班的比例全国没有规定，本地也还没有设定，所以不判定。'}
      </p>
    </section>
  )
}
