import { z } from 'zod'
import { picksSchema } from '@/lib/certificate-comparisons/schema'
import { optionalText } from '@/lib/core/fields'
import { CertificateState, CertificateType } from '@/prisma/generated/enums'

const blankToNull = (value: unknown) => (value === '' || value === undefined ? null : value)

export const decideCertificatesSchema = z.object({
  picks: picksSchema.refine((picks) => picks.length > 0, '请先选择证书'),
  reason: optionalText(300),
  /** Fingerprint of the list they were compared with. */
  listHash: z.preprocess(
    blankToNull,
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  ),
})
export type DecideCertificatesInput = z.output<typeof decideCertificatesSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)
export const FILTER_FLAGS = [
  'unknown_issuer',
  'withdrawn_issuer',
  'duplicate',
  'no_scan',
  'ended',
  'no_end',
] as const

/** Filters of the queue as they stand in the address; what cannot be read is left out. */
export const certificateFilterSchema = z.object({
  state: z.preprocess(blankToUndefined, z.enum({ ...CertificateState, all: 'all' })).catch('submitted'),
  type: z.preprocess(blankToUndefined, z.enum(CertificateType).optional()).catch(undefined),
  flag: z.preprocess(blankToUndefined, z.enum(FILTER_FLAGS).optional()).catch(undefined),
  /** Ends within this many days. */
  soon: z.preprocess(blankToUndefined, z.enum(['30', '60', '90']).optional()).catch(undefined),
  /** A facility, by part of its name. */
  facility: z.preprocess(blankToUndefined, z.string().trim().max(100).optional()).catch(undefined),
  /** Part of a person's name, or a whole number. */
  q: z.preprocess(blankToUndefined, z.string().trim().max(60).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type CertificateFilter = z.output<typeof certificateFilterSchema>
