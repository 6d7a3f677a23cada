import { AttachmentSlot } from '@/components/attachments/attachment-slot'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { CERTIFICATE_MATERIAL, isUsable } from '@/lib/attachments/rules'
import type { CertificateDto } from '@/lib/certificates/queries'
import { CertificateForm } from './certificate-form'

type Props = {
  personId: string
  certificates: readonly CertificateDto[]
  files: readonly AttachmentDto[]
  issuers: readonly string[]
  today: string
  renews: CertificateDto | null
  /** The page it stands on, where a plain upload comes back to. */
  back: string
  search: Record<string, string | string[] | undefined>
}

/** Two steps, each a form of its own: upload the scan, then write down what stands on the certificate. */
export function HandIn({ personId, certificates, files, issuers, today, renews, back, search }: Props) {
  const taken = new Set(
    certificates.flatMap(({ attachmentId, state }) =>
      attachmentId && state !== 'rejected' ? [attachmentId] : [],
    ),
  )
  const free = files.filter((file) => file.material === CERTIFICATE_MATERIAL && !taken.has(file.id))
  return (
    <>
      <section className="mt-6" aria-labelledby="scan">
        <h2 id="scan" className="mb-4">
          第一步：上传扫描件
        </h2>
        <AttachmentSlot
          caseId={null}
          staffPersonId={personId}
          material={CERTIFICATE_MATERIAL}
          title="还没有用上的扫描件"
          hint="证书正面的照片或扫描件，一张证书一个文件"
          optional
          files={free}
          canEdit
          back={back}
          search={search}
        />
      </section>
      <section className="mt-6" aria-labelledby="hand-in">
        <h2 id="hand-in" className="mb-4">
          {renews ? '第二步：填写新证书' : '第二步：填写证书'}
        </h2>
        <CertificateForm
          personId={personId}
          scans={free.filter(isUsable).map(({ id, fileName }) => ({ id, fileName }))}
          issuers={issuers}
          today={today}
          renews={renews && { id: renews.id, type: renews.type, issuerName: renews.issuerName }}
        />
      </section>
    </>
  )
}
