import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CertificateList } from '@/components/certificates/certificate-list'
import { HandIn } from '@/components/certificates/hand-in'
import { PageTitle } from '@/components/ui/page-title'
import { listAttachments } from '@/lib/attachments/queries'
import { acceptedIssuerNames } from '@/lib/certificate-issuers/queries'
import { certificatesOf } from '@/lib/certificates/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '我的证书' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const HERE = '/staff/certificates'

export default async function OwnCertificatesPage({ searchParams }: Props) {
  const actor = await requirePermission('staff.own')
  const { staffPersonId: personId } = actor
  if (personId === null) notFound()
  const [search, certificates, files, issuers] = await Promise.all([
    searchParams,
    certificatesOf(actor, personId),
    listAttachments(actor, { staffPersonId: personId }),
    acceptedIssuerNames(),
  ])
  const renews = certificates.find(({ id, renewal }) => id === search.renew && renewal === null) ?? null
  return (
    <>
      <PageTitle title="我的证书" lead="证书跟着您走：换了单位，已经核验的不用再交。" />
      <CertificateList certificates={certificates} renewHref={({ id }) => `${HERE}?renew=${id}#hand-in`} />
      <HandIn
        personId={personId}
        certificates={certificates}
        files={files}
        issuers={issuers}
        today={todayInShanghai()}
        renews={renews}
        back={renews ? `${HERE}?renew=${renews.id}` : HERE}
        search={search}
      />
    </>
  )
}
