import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonRecord } from '@/app/office/staff/person-record'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { findPerson } from '@/lib/staff-registers/queries'

export const metadata: Metadata = { title: '人员记录' }

type Props = { params: Promise<{ personId: string }> }

export default async function AdminPersonPage({ params }: Props) {
  const actor = await requireAdmin('staff.read')
  const person = await findPerson(actor, (await params).personId)
  if (!person) notFound()
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/admin/staff', label: '工作人员' }, { label: person.name }]} />
      <PageTitle title={person.name} lead={`身份证号 ${person.identityMasked}`} />
      <PersonRecord actor={actor} person={person} />
    </div>
  )
}
