import type { Metadata } from 'next'
import { RevealIdentity } from '@/components/reveals/reveal-identity'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { getMaskedChild } from '@/lib/child-lookups/queries'
import { monthColumn } from '@/lib/children/rules'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { formatMonth } from '@/lib/format/date'
import { mayReveal } from '@/lib/reveals/policy'

export const metadata: Metadata = { title: '儿童' }

type Props = { params: Promise<{ childId: string }> }

export default async function OfficeChildPage({ params }: Props) {
  const actor = await requireOfficial('children.look_up')
  const child = await orNotFound(getMaskedChild(actor, (await params).childId))
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/children', label: '儿童' }, { label: child.nameMasked }]} />
      <PageTitle title={child.nameMasked} lead="姓名和证件号已隐去。" />
      <SummaryList
        rows={[
          { label: '出生年月', value: formatMonth(monthColumn(child.birthMonth)) },
          { label: '居住地', value: child.regionName },
          { label: '证件号', value: child.identityMasked ?? '没有填写' },
        ]}
      />
      {mayReveal(actor, 'child') && (
        <section className="mt-6" aria-labelledby="reveal">
          <h2 id="reveal" className="mb-4">
            完整信息
          </h2>
          <RevealIdentity subjectType="child" subjectId={child.id} masked={child.identityMasked} />
        </section>
      )}
    </>
  )
}
