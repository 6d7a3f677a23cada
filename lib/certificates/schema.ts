import { z } from 'zod'
import { formVersion, optionalDate, optionalText, requiredChoice } from '@/lib/core/fields'
import { CertificateType } from '@/prisma/generated/enums'

const blankToNull = (value: unknown) => (value === '' || value === undefined ? null : value)
const text = (max: number) => optionalText(max).transform((value) => value ?? '')

export const submitCertificateSchema = z.object({
  personId: z.uuid('没有这个人'),
  type: requiredChoice(CertificateType, '请选择证书类型'),
  level: z.preprocess(blankToNull, z.coerce.number('请选择等级').int().min(1).max(5).nullable()),
  number: text(60),
  issuerName: text(100),
  issuedOn: optionalDate(),
  validUntil: optionalDate(),
  attachmentId: z.preprocess(blankToNull, z.uuid('请从列表中选择扫描件').nullable()),
  /** The certificate this one renews. */
  replacesId: z.preprocess(blankToNull, z.uuid('没有这张证书').nullable()),
})
export type SubmitCertificateInput = z.output<typeof submitCertificateSchema>

export const withdrawCertificateSchema = z.object({
  certificateId: z.uuid('没有这张证书'),
  version: formVersion(),
})
export type WithdrawCertificateInput = z.output<typeof withdrawCertificateSchema>
