import { z } from 'zod'
import { formVersion, optionalDate, optionalText, requiredChoice } from '@/lib/core/fields'
import { CertificateState, CertificateType } from '@/prisma/generated/enums'

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

/** Most certificates decided at once. */
export const MOST_AT_ONCE = 200

const many = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** `<id>:<version>` as the boxes of the queue hold it: what was seen is what is decided. */
const pick = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/, '没有这张证书')
  .transform((value) => ({ id: value.slice(0, 36), version: Number(value.slice(37)) }))
  .refine(({ id }) => z.uuid().safeParse(id).success, '没有这张证书')

export const picksSchema = z.preprocess(
  many,
  z.array(pick).max(MOST_AT_ONCE, `一次最多处理 ${MOST_AT_ONCE} 张，请分批`),
)

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
