import type { Metadata } from 'next'
import { ConsentText } from '@/components/children/consent-text'
import { CorrectChildForm } from '@/components/children/correct-child-form'
import { WithdrawConsentForm } from '@/components/children/withdraw-consent-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Disclosure } from '@/components/ui/disclosure'
import { PageTitle } from '@/components/ui/page-title'
import { CURRENT_CONSENT, consentOf } from '@/lib/children/consent'
import { getOwnChild } from '@/lib/children/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requirePermission } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '孩子的信息', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function ChildPage({ params }: Props) {
  const actor = await requirePermission('family.use')
  const child = await orNotFound(getOwnChild(actor, (await params).id))
  const regions = actor.regionPath ? await listRegionOptions(actor, actor.regionPath) : []
  return (
    <>
      <Breadcrumbs items={[{ href: '/family/children', label: '孩子' }, { label: child.name }]} />
      <PageTitle title={child.name} lead="信息不对，在这里更正。" />
      <CorrectChildForm child={child} today={todayInShanghai()} regions={regions} />
      <section className="mt-8" aria-labelledby="consent">
        <h2 id="consent">您的同意</h2>
        <p className="mt-2">
          您在 {formatDateTime(child.consentedAt)} 同意了使用说明。
          <a href="/family/access">谁查过孩子的信息</a>
        </p>
        <Disclosure summary="您同意的说明">
          <ConsentText text={consentOf(child.consentVersion) ?? CURRENT_CONSENT} />
        </Disclosure>
      </section>
      <section className="mt-8" aria-labelledby="withdraw">
        <h2 id="withdraw" className="mb-4">
          撤回同意、删除信息
        </h2>
        <WithdrawConsentForm childId={child.id} hasOtherGuardian={child.hasOtherGuardian} />
      </section>
    </>
  )
}
