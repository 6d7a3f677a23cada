import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DecideForm } from '@/components/staff-corrections/decide-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { requireOfficial } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { CORRECTION_STATE_LABELS } from '@/lib/staff-corrections/labels'
import { findCorrection } from '@/lib/staff-corrections/queries'
import { readField } from '@/lib/staff-corrections/rules'

export const metadata: Metadata = { title: '从业记录更正' }

type Props = { params: Promise<{ id: string }> }

export default async function CorrectionPage({ params }: Props) {
  const actor = await requireOfficial('corrections.decide')
  const found = await findCorrection(actor, (await params).id)
  if (!found) notFound()
  const { person, current, proposed, note, state, requestedAt, decidedAt, decidedByName, reason } = found
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/office/corrections', label: '从业记录更正' }, { label: person.name }]} />
      <PageTitle title={`${person.name}的更正申请`} />
      <SummaryList
        rows={[
          { label: '状态', value: CORRECTION_STATE_LABELS[state] },
          { label: '申请人', value: <a href={`/office/staff/${person.id}`}>{person.name}</a> },
          { label: '身份证号', value: person.identityMasked },
          { label: '现在登记的', value: current },
          { label: '申请改成', value: proposed },
          { label: '说明', value: note || '没有填写' },
          { label: '申请时间', value: formatDateTime(requestedAt) },
          ...(decidedAt && decidedByName
            ? [{ label: '答复', value: `${decidedByName}，${formatDateTime(decidedAt)}：${reason}` }]
            : []),
        ]}
      />
      {state === 'requested' && (
        <DecideForm
          correctionId={found.id}
          version={found.version}
          isWritten={readField(found.field)?.on !== 'certificate'}
        />
      )}
    </div>
  )
}
