import { DataTable } from '@/components/ui/data-table'
import { SummaryList } from '@/components/ui/summary-list'
import { OPERATING_STATUS_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import { formatDay } from '@/lib/format/date'
import {
  KINDERGARTEN_STATUS_LABELS,
  MILESTONE_KIND_LABELS,
  SYNC_FLAG_LABELS,
  syncFlagLabel,
} from '@/lib/kindergartens/labels'
import type { KindergartenDto } from '@/lib/kindergartens/queries'
import { milestoneState, SYNC_FLAGS } from '@/lib/kindergartens/rules'

const STATES = { done: '已完成', late: '已过期未完成', due: '未到期', unplanned: '未定日期' } as const

export function KindergartenFacts({ kindergarten, today }: { kindergarten: KindergartenDto; today: string }) {
  const { region, address, ownership, status, isNewBuild, programme, classes, milestones } = kindergarten
  return (
    <>
      <SummaryList
        rows={[
          { label: '所在地区', value: region.name },
          { label: '地址', value: address ?? '未知' },
          { label: '性质', value: ownership ? OWNERSHIP_LABELS[ownership] : '未知' },
          { label: '状态', value: KINDERGARTEN_STATUS_LABELS[status] },
          { label: '托班', value: classes.length === 0 ? '没有登记托班' : <Classes classes={classes} /> },
          { label: '新建项目', value: isNewBuild ? '是' : '否' },
          { label: '建设计划', value: programme ?? '未记录' },
          { label: '计划竣工', value: formatDay(kindergarten.dueOn) },
          { label: '实际竣工', value: formatDay(kindergarten.completedOn) },
          ...(isNewBuild
            ? SYNC_FLAGS.map((flag) => ({
                label: SYNC_FLAG_LABELS[flag],
                value: syncFlagLabel(kindergarten[flag]),
              }))
            : []),
        ]}
      />
      {milestones.length > 0 && (
        <DataTable
          caption="项目节点"
          rows={milestones}
          rowKey={(row) => row.kind}
          empty={null}
          columns={[
            { key: 'kind', head: '节点', cell: (row) => MILESTONE_KIND_LABELS[row.kind] },
            { key: 'due', head: '计划', cell: (row) => formatDay(row.dueOn) },
            { key: 'done', head: '完成', cell: (row) => formatDay(row.doneOn) },
            { key: 'state', head: '进展', cell: (row) => STATES[milestoneState(row, today)] },
          ]}
        />
      )}
    </>
  )
}

function Classes({ classes }: Pick<KindergartenDto, 'classes'>) {
  return (
    <ul>
      {classes.map(({ id, name, status }) => (
        <li key={id}>
          <a href={`/office/facilities/${id}`}>{name}</a>（{OPERATING_STATUS_LABELS[status]}）
        </li>
      ))}
    </ul>
  )
}
