import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DecideForm } from '@/components/staff-conflicts/decide-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DataTable } from '@/components/ui/data-table'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { requireOfficial } from '@/lib/core/session'
import { formatDateTime, formatDay } from '@/lib/format/date'
import { POST_LABELS } from '@/lib/staff/labels'
import { CONFLICT_HINTS, CONFLICT_KIND_LABELS, CONFLICT_STATE_LABELS } from '@/lib/staff-conflicts/labels'
import { allowedEvents } from '@/lib/staff-conflicts/policy'
import { findConflict } from '@/lib/staff-conflicts/queries'

export const metadata: Metadata = { title: '人员冲突' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ConflictPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('staff.read')
  const conflict = await findConflict(actor, (await params).id)
  if (!conflict) notFound()
  const { kind, state, person, posts, openedAt, closedAt, closedByName, reason } = conflict
  const closed = closedAt
    ? [
        { label: '处理', value: `${closedByName ?? ''}，${formatDateTime(closedAt)}` },
        { label: '情况', value: reason },
      ]
    : []
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[{ href: '/office/conflicts', label: '人员冲突' }, { label: CONFLICT_KIND_LABELS[kind] }]}
      />
      <PageTitle title={`${person.name}：${CONFLICT_KIND_LABELS[kind]}`} lead={CONFLICT_HINTS[kind]} />
      <DoneNotice
        done={(await searchParams).done}
        words={{ resolve: '已登记为已处理', dismiss: '已登记为不成立' }}
      />
      <SummaryList
        rows={[
          { label: '状态', value: CONFLICT_STATE_LABELS[state] },
          { label: '人员', value: <a href={`/office/staff/${person.id}`}>{person.name}</a> },
          { label: '身份证号', value: person.identityMasked },
          { label: '发现时间', value: formatDateTime(openedAt) },
          ...closed,
        ]}
      />
      <DataTable
        caption="现在的任职"
        rows={posts}
        rowKey={(post) => post.id}
        empty={<p>现在没有在岗的岗位。</p>}
        columns={[
          { key: 'facility', head: '机构', cell: (post) => post.facilityName ?? '不固定在一家' },
          { key: 'operator', head: '单位', cell: (post) => post.operatorName },
          { key: 'kind', head: '岗位', cell: (post) => POST_LABELS[post.kind] },
          {
            key: 'share',
            head: '工时',
            number: true,
            cell: (post) => (post.sharePercent === null ? '没有登记' : `${post.sharePercent}%`),
          },
          { key: 'from', head: '到岗', cell: (post) => formatDay(post.startedOn) },
        ]}
      />
      {allowedEvents(actor, conflict).length > 0 && (
        <section aria-labelledby="decide">
          <h2 id="decide" className="mb-4">
            处理
          </h2>
          <DecideForm conflictId={conflict.id} version={conflict.version} />
        </section>
      )}
    </div>
  )
}
