import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TargetPage } from '@/components/plans/target-page'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { findIndicator } from '@/lib/indicators/catalogue'
import { allowedEvents } from '@/lib/plans/policy'
import { findTarget, listReferences, listRevisions } from '@/lib/plans/queries'

export const metadata: Metadata = { title: '目标' }

type Props = { params: Promise<{ targetId: string }> }

export default async function AdminTargetPage({ params }: Props) {
  const actor = await requireAdmin('plans.change')
  const target = await findTarget(actor, (await params).targetId)
  if (!target) notFound()
  const [revisions, references] = await Promise.all([listRevisions(actor, target.id), listReferences(actor)])
  const name = findIndicator(target.indicatorCode)?.name ?? target.clauseTitle
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/admin/plans', label: '规划与目标' },
          { href: `/admin/plans/${target.planCode}`, label: target.planTitle },
          { label: target.id },
        ]}
      />
      <PageTitle title={`${target.clauseTitle}（${target.id}）`} />
      <TargetPage
        target={target}
        indicatorName={name}
        revisions={revisions}
        references={references}
        canChange={allowedEvents(actor, { regionPath: target.planRegionPath }).includes('change_target')}
      />
    </>
  )
}
