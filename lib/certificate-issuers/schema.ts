import { z } from 'zod'
import { formVersion, optionalDate, optionalText, requiredText } from '@/lib/core/fields'
import { CertificateType } from '@/prisma/generated/enums'

const many = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
const text = (max: number) => optionalText(max).transform((value) => value ?? '')

const fields = {
  name: requiredText('请填写发证机关的全称', 100),
  types: z.preprocess(many, z.array(z.enum(CertificateType)).min(1, '请选择它能发哪些证书')),
  /** A division code, a name may follow it; empty: the whole country. */
  region: text(100),
  document: text(200),
  note: text(500),
}

export const addIssuerSchema = z.object(fields)
export type AddIssuerInput = z.output<typeof addIssuerSchema>

export const changeIssuerSchema = z.object({
  issuerId: z.uuid('没有这个发证机关'),
  version: formVersion(),
  ...fields,
  /** Empty: accepted. From this day on nothing it issues is accepted. */
  withdrawnOn: optionalDate(),
  isAccepted: z.stringbool('请选择是否认可').default(true),
})
export type ChangeIssuerInput = z.output<typeof changeIssuerSchema>
