'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { SuggestField } from '@/components/forms/suggest-field'
import { TextField } from '@/components/forms/text-field'
import { handInCertificateAction } from '@/lib/certificates/actions'
import { CERTIFICATE_LABELS, levelLabel } from '@/lib/certificates/labels'
import { CERTIFICATE_TYPES } from '@/lib/certificates/rules'
import type { CertificateType } from '@/prisma/generated/enums'

type Props = {
  personId: string
  /** Scans uploaded before that belong to no certificate yet. */
  scans: readonly { id: string; fileName: string }[]
  issuers: readonly string[]
  today: string
  /** The certificate it renews: its type and issuer are filled in. */
  renews: { id: string; type: CertificateType; issuerName: string } | null
}

const TYPES = CERTIFICATE_TYPES.map((type) => ({ value: type, label: CERTIFICATE_LABELS[type] }))
const LEVELS = [5, 4, 3, 2, 1].map((level) => ({ value: String(level), label: levelLabel(level) }))

/** Hands a certificate in; the scan was uploaded before, so that a mistake here loses no file. */
export function CertificateForm({ personId, scans, issuers, today, renews }: Props) {
  const files = scans.map(({ id, fileName }) => ({ value: id, label: fileName }))
  return (
    <RecordForm
      action={handInCertificateAction}
      hidden={{ personId, replacesId: renews?.id ?? '' }}
      submitLabel={renews ? '交新证书' : '交证书'}
      saved="已交，等候核验"
    >
      {(state) => (
        <>
          <SelectField
            state={state}
            name="type"
            label="证书类型"
            placeholder="请选择"
            options={renews ? TYPES.filter(({ value }) => value === renews.type) : TYPES}
            defaultValue={renews?.type}
          />
          <SelectField
            state={state}
            name="level"
            label="等级"
            hint="保育师、育婴员、婴幼儿发展引导员证书上的等级，其他证书不填"
            placeholder="没有等级"
            options={LEVELS}
            optional
          />
          <TextField
            state={state}
            name="number"
            label="证书编号"
            hint="照证书填写；健康合格证等没有编号的可以不填"
            maxLength={60}
            optional
          />
          <SuggestField
            state={state}
            name="issuerName"
            label="发证机关"
            hint="照证书上的章填写全称"
            suggestions={issuers}
            defaultValue={renews?.issuerName}
          />
          <DateField state={state} name="issuedOn" label="发证日期" max={today} />
          <DateField
            state={state}
            name="validUntil"
            label="有效期至"
            hint="证书上写了就照填；没有写就留空，按规定的期限推算"
            min={today}
            optional
          />
          <SelectField
            state={state}
            name="attachmentId"
            label="扫描件"
            hint={files.length === 0 ? '先在上面上传扫描件，再在这里选' : '选择上面上传的文件'}
            placeholder="没有扫描件"
            options={files}
            defaultValue={scans.length === 1 ? scans[0]?.id : undefined}
            optional
          />
        </>
      )}
    </RecordForm>
  )
}
