import { z } from 'zod'
import {
  formVersion,
  optionalChoice,
  optionalDate,
  optionalText,
  requiredChoice,
  requiredText,
  yesNoUnknown,
} from '@/lib/core/fields'
import { given } from '@/lib/core/query-fields'
import { KindergartenStatus, Ownership } from '@/prisma/generated/enums'

/** Unreadable filters fall back to none: the list still opens. */
export const kindergartenFilterSchema = z.object({
  region: given(z.string().optional()).catch(undefined),
  status: given(z.enum(KindergartenStatus).optional()).catch(undefined),
  /** '1': new-build projects only. */
  newBuild: given(z.stringbool().optional()).catch(undefined),
  /** With or without an operating 托班. */
  care: given(z.stringbool().optional()).catch(undefined),
  q: given(z.string().trim().max(100).optional()).catch(undefined),
  page: given(z.coerce.number().int().min(1).max(100_000).default(1)).catch(1),
  pageSize: given(z.coerce.number().int().min(1).max(100).default(50)).catch(50),
})
export type KindergartenFilter = z.output<typeof kindergartenFilterSchema>

const fields = z.object({
  name: requiredText('请填写幼儿园名称', 100),
  region: requiredText('请填写所在街镇，可填名称或区划代码', 60),
  address: optionalText(200),
  ownership: optionalChoice(Ownership),
  status: requiredChoice(KindergartenStatus, '请选择状态'),
  isNewBuild: z
    .preprocess((value) => value ?? '0', z.enum(['1', '0'], '请选择'))
    .transform((value) => value === '1'),
  programme: optionalText(100),
  dueOn: optionalDate(),
  completedOn: optionalDate(),
  syncPlanned: yesNoUnknown(),
  syncDesigned: yesNoUnknown(),
  syncBuilt: yesNoUnknown(),
  syncAccepted: yesNoUnknown(),
  syncDelivered: yesNoUnknown(),
  source: optionalText(300),
  site_approvedDueOn: optionalDate(),
  site_approvedDoneOn: optionalDate(),
  education_consultedDueOn: optionalDate(),
  education_consultedDoneOn: optionalDate(),
  construction_startedDueOn: optionalDate(),
  construction_startedDoneOn: optionalDate(),
  structure_toppedDueOn: optionalDate(),
  structure_toppedDoneOn: optionalDate(),
  acceptedDueOn: optionalDate(),
  acceptedDoneOn: optionalDate(),
  deliveredDueOn: optionalDate(),
  deliveredDoneOn: optionalDate(),
  openedDueOn: optionalDate(),
  openedDoneOn: optionalDate(),
})

const isPossible = ({ isNewBuild, completedOn }: z.output<typeof fields>) =>
  isNewBuild || completedOn === null
const onlyNewBuild = { path: ['completedOn'], message: '只有新建项目才有竣工日期，请先勾选新建项目' }

export const kindergartenFormSchema = fields.refine(isPossible, onlyNewBuild)
export type KindergartenForm = z.output<typeof kindergartenFormSchema>
export const kindergartenEditSchema = fields
  .extend({ id: z.uuid(), version: formVersion() })
  .refine(isPossible, onlyNewBuild)
