import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonRecord } from '@/app/office/staff/person-record'
import { RevealIdentity } from '@/components/reveals/reveal-identity'
import { CorrectForm } from '@/components/staff-registers/correct-form'
import { MergeForm } from '@/components/staff-registers/merge-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { can } from '@/lib/core/actor'
import { requireOfficial } from '@/lib/core/session'
import { correctsPeople } from '@/lib/staff-registers/policy'
import { findPerson } from '@/lib/staff-registers/queries'

export const metadata: Metadata = { title: '人员记录' }

type Props = {
  params: Promise<{ personId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OfficePersonPage({ params, searchParams }: Props) {
  const actor = await requireOfficial('staff.read')
  const person = await findPerson(actor, (await params).personId)
  if (!person) notFound()
  const { id: personId, name, version, identityMasked } = person
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/office/staff', label: '工作人员' }, { label: name }]} />
      <PageTitle title={name} lead={`身份证号 ${identityMasked}`} />
      <DoneNotice
        done={(await searchParams).done}
        words={{ corrected: '已更正，用人单位会收到通知', merged: '两条记录已合并' }}
      />
      {can(actor, 'staff.reveal') && (
        <RevealIdentity subjectType="staff_person" subjectId={personId} masked={identityMasked} />
      )}
      <PersonRecord actor={actor} person={person} />
      {correctsPeople(actor) && (
        <section aria-labelledby="correct">
          <h2 id="correct" className="mb-2">
            更正
          </h2>
          <CorrectForm personId={personId} version={version} name={name} masked={identityMasked} />
          <MergeForm personId={personId} version={version} />
        </section>
      )}
    </div>
  )
}
