import { z } from 'zod'
import {
  formVersion,
  optionalDate,
  optionalText,
  requiredChoice,
  requiredDate,
  requiredText,
} from '@/lib/core/fields'
import { BanGround } from '@/prisma/generated/enums'
import { APPEAL_EVENTS } from './rules'

export const enterBanSchema = z.object({
  name: requiredText('请填写姓名，与决定书一致', 64),
  /** Never echoed back, never stored in the clear: see lib/bans/commands.ts. */
  identitySecret: requiredText('请填写身份证号', 40),
  ground: requiredChoice(BanGround, '请选择情形'),
  decisionBody: requiredText('请填写作出决定的机关', 200),
  decisionNumber: requiredText('请填写决定书文号', 100),
  decidedOn: requiredDate('请填写决定日期'),
  startsOn: requiredDate('请填写开始日期'),
  endsOn: optionalDate(),
  note: optionalText(500).transform((value) => value ?? ''),
})
export type EnterBanInput = z.output<typeof enterBanSchema>

const existing = { banId: z.uuid('记录不存在'), version: formVersion() }

export const requestLiftSchema = z.object({
  ...existing,
  reason: requiredText('请写明解除的原因和依据的文书', 1000),
})
export type RequestLiftInput = z.output<typeof requestLiftSchema>

/** Written by an official from paper. */
export const recordAppealSchema = z.object({
  banId: z.uuid('记录不存在'),
  text: requiredText('请写明申诉的内容', 3000),
})
export type RecordAppealInput = z.output<typeof recordAppealSchema>

/** By the person in the own room. */
export const ownAppealSchema = z.object({
  banId: z.uuid('记录不存在'),
  text: requiredText('请写明为什么认为不对', 3000),
})
export type OwnAppealInput = z.output<typeof ownAppealSchema>

export const decideAppealSchema = z.object({
  appealId: z.uuid('申诉不存在'),
  version: formVersion(),
  event: z.enum(APPEAL_EVENTS, '请选择处理结果'),
  reason: requiredText('请写明理由，申诉人会看到', 1000),
})
export type DecideAppealInput = z.output<typeof decideAppealSchema>

/** What a lift carries from the request to the second person's decision. */
export const liftPayloadSchema = z.object({ banId: z.uuid(), reason: z.string() })

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

export const banFilterSchema = z.object({
  standing: z
    .preprocess(blankToUndefined, z.enum(['in_force', 'announced', 'ended', 'lifted', 'all']))
    .catch('in_force'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type BanFilter = z.output<typeof banFilterSchema>
