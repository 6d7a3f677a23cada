import { z } from 'zod'
import { formVersion, optionalText } from '@/lib/core/fields'
import { ClaimState } from '@/prisma/generated/enums'

export const requestClaimSchema = z.object({
  facilityId: z.uuid('请从查找结果中选一家机构'),
  note: optionalText(500),
})
export type RequestClaimInput = z.output<typeof requestClaimSchema>

const decision = { claimId: z.uuid('申请不存在'), version: formVersion() }

export const grantClaimSchema = z.object({
  ...decision,
  reason: optionalText(500),
  /** The facility has another operator, and the reviewer moves it on purpose. */
  transfer: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
})
export type GrantClaimInput = z.output<typeof grantClaimSchema>

export const refuseClaimSchema = z.object({ ...decision, reason: optionalText(500) })
export type RefuseClaimInput = z.output<typeof refuseClaimSchema>

export const withdrawClaimSchema = z.object(decision)
export type WithdrawClaimInput = z.output<typeof withdrawClaimSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** What the list shows, from the address; the open ones unless asked otherwise. */
export const claimFilterSchema = z.object({
  state: z.preprocess(blankToUndefined, z.enum([...Object.values(ClaimState), 'all'])).catch('requested'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type ClaimFilter = z.output<typeof claimFilterSchema>

/** Search on the join page: a credit code or a part of the name, in an area. */
export const joinSearchSchema = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  region: z.string().trim().max(60).catch('').default(''),
})
