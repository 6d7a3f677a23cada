import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CertificateList } from '@/components/certificates/certificate-list'
import { HandIn } from '@/components/certificates/hand-in'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { listAttachments } from '@/lib/attachments/queries'
import { acceptedIssuerNames } from '@/lib/certificate-issuers/queries'
import { certificatesOf } from '@/lib/certificates/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { POST_LABELS } from '@/lib/staff/labels'
import { listStaff } from '@/lib/staff/queries'

export const metadata: Metadata = { title: '证书' }

type Props = {
  params: Promise<{ personId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PersonCertificatesPage({ params, searchParams }: Props) {
  const actor = await requirePermission('operator.staff')
  const [{ personId }, search] = await Promise.all([params, searchParams])
  const { operatorId } = actor
  const posts = operatorId ? await listStaff(actor, { operatorId }) : []
  const own = posts.filter((post) => post.personId === personId)
  const [person] = own
  if (!person) notFound()
  const [certificates, files, issuers] = await Promise.all([
    certificatesOf(actor, personId),
    listAttachments(actor, { staffPersonId: personId }),
    acceptedIssuerNames(),
  ])
  const here = `/operator/certificates/${personId}`
  const renews = certificates.find(({ id, renewal }) => id === search.renew && renewal === null) ?? null
  return (
    <>
      <Breadcrumbs items={[{ href: '/operator/certificates', label: '证书' }, { label: person.name }]} />
      <PageTitle
        title={`${person.name}的证书`}
        lead={`${own.map(({ kind }) => POST_LABELS[kind]).join('、')}，身份证号 ${person.identityMasked}`}
      />
      <CertificateList certificates={certificates} renewHref={({ id }) => `${here}?renew=${id}#hand-in`} />
      <HandIn
        personId={personId}
        certificates={certificates}
        files={files}
        issuers={issuers}
        today={todayInShanghai()}
        renews={renews}
        back={renews ? `${here}?renew=${renews.id}` : here}
        search={search}
      />
    </>
  )
}
