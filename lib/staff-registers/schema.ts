import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { CertificateState, StaffPostKind } from '@/prisma/generated/enums'

const blankToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value
const choice = <T extends z.ZodType>(values: T) =>
  z.preprocess(blankToUndefined, values.optional()).catch(undefined)

/** What the officials' list shows, from the address. Identity numbers never stand in an address: they are looked up by form. */
export const staffFilterSchema = z.object({
  q: choice(z.string().trim().max(60)),
  facility: choice(z.string().trim().max(100)),
  kind: choice(z.enum(StaffPostKind)),
  certificate: choice(z.enum([...Object.values(CertificateState), 'none'])),
  standing: z.preprocess(blankToUndefined, z.enum(['in_post', 'left'])).catch('in_post'),
  conflict: choice(z.literal('1')),
  after: choice(z.uuid()),
})
export type StaffFilter = z.output<typeof staffFilterSchema>

/** The address's query of a filter with some of it changed; the page goes back to the first. */
export function staffQuery(filter: StaffFilter, change: Partial<StaffFilter>): string {
  const entries = Object.entries({ ...filter, after: undefined, ...change })
  return new URLSearchParams(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString()
}

export const lookUpPersonSchema = z.object({ identitySecret: requiredText('请填写身份证号', 40) })
export type LookUpPersonInput = z.output<typeof lookUpPersonSchema>

const record = { personId: z.uuid('没有这个人'), version: formVersion() }

export const correctPersonSchema = z.object({
  ...record,
  name: requiredText('请填写姓名，与身份证一致', 64),
  /** Empty: the number stays. */
  identitySecret: optionalText(40),
  reason: requiredText('请写明更正的依据，例如核对了身份证原件', 500),
})
export type CorrectPersonInput = z.output<typeof correctPersonSchema>

export const mergePeopleSchema = z.object({
  ...record,
  /** The number the other record stands under. */
  identitySecret: requiredText('请填写另一条记录的身份证号', 40),
  reason: requiredText('请写明为什么是同一个人、核对了什么', 500),
})
export type MergePeopleInput = z.output<typeof mergePeopleSchema>
