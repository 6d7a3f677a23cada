import { z } from 'zod'
import { requiredText } from '@/lib/core/fields'
import { TrainingAccount } from '@/prisma/generated/enums'

const hours = z.number().min(0)

/** What a transcript on paper says and what is signed (RFC 8785). The identity number is in it as a mask alone. */
export const proofPayload = z.strictObject({
  kind: z.literal('training_proof'),
  version: z.literal(1),
  number: z.string().min(1),
  isDemo: z.boolean(),
  person: z.strictObject({ id: z.uuid(), name: z.string().min(1), identityMasked: z.string().min(1) }),
  accounts: z.array(
    z.strictObject({
      account: z.enum(TrainingAccount),
      unit: z.enum(['课时', '学时']),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      required: hours.nullable(),
      done: hours.nullable(),
    }),
  ),
  attendances: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string().min(1),
      provider: z.string().min(1),
      attendedOn: z.iso.date(),
      accounts: z.array(z.enum(TrainingAccount)),
      hours,
    }),
  ),
  issuer: z.string().min(1),
  /** Civil day in Shanghai: what was known then. */
  issuedOn: z.iso.date(),
})
export type ProofPayload = z.output<typeof proofPayload>

export const issueProofSchema = z.object({ personId: z.uuid('没有这个人') })

export const revokeProofSchema = z.object({
  number: z.string().max(60),
  reason: requiredText('请写明撤销的原因', 500),
})
