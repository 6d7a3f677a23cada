import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { CLAUSE_KIND_LABELS, targetText } from '@/lib/plans/labels'
import type { PlanDto } from '@/lib/plans/queries'

type Row = PlanDto['clauses'][number]

const columns: Column<Row>[] = [
  { key: 'id', head: '编号', cell: (clause) => <span className="whitespace-nowrap">{clause.id}</span> },
  {
    key: 'kind',
    head: '类别',
    cell: (clause) => (
      <Tag tone={clause.kind === 'missing' ? 'warm' : 'plain'}>{CLAUSE_KIND_LABELS[clause.kind]}</Tag>
    ),
  },
  {
    key: 'wording',
    head: '要求（用我们的话重述）',
    cell: (clause) => (
      <div className="min-w-[16rem]">
        <p className="font-semibold">{clause.title}</p>
        {clause.wording && <p>{clause.wording}</p>}
        {clause.note && <p className="text-muted">说明：{clause.note}</p>}
      </div>
    ),
  },
  { key: 'targets', head: '量化目标', cell: (clause) => <Targets clause={clause} /> },
  { key: 'scope', head: '范围', cell: (clause) => clause.scopeText || '—' },
  { key: 'owner', head: '责任部门', cell: (clause) => clause.ownerDepartment },
]

/** The ledger of a plan: every clause in its order, a missing one with its empty place. */
export function ClauseTable({ plan }: { plan: PlanDto }) {
  return (
    <DataTable
      caption={`条款与目标 · 共 ${plan.clauseCount} 条`}
      note="量化目标可以修改，每次修改都留下原因和前后对照"
      columns={columns}
      rows={plan.clauses}
      rowKey={(clause) => clause.id}
      empty={<p>这份规划还没有条款。</p>}
    />
  )
}

function Targets({ clause }: { clause: Row }) {
  if (clause.targets.length === 0) return '—'
  return (
    <ul>
      {clause.targets.map((target) => (
        <li key={target.id}>
          <a href={`/admin/plans/targets/${target.id}`}>
            {targetText({ ...target, referenceLabel: target.reference?.label })}
          </a>
          {target.subArea && `，${target.subArea.name}`}
        </li>
      ))}
    </ul>
  )
}
