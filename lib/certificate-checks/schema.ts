import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { CertificateType } from '@/prisma/generated/enums'

export const certificateCheckSchema = z.object({
  type: z.enum(CertificateType, '没有这种证书类型'),
  name: requiredText('请给出姓名', 64),
  number: requiredText('请给出证书编号', 60),
})
export type CertificateCheckInput = z.output<typeof certificateCheckSchema>

export const certificateCheckAnswer = z.object({
  result: z.enum(['valid', 'expired', 'revoked', 'not_verified', 'not_found']),
  level: z.number().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
})
export type CertificateCheckAnswer = z.output<typeof certificateCheckAnswer>
