import { z } from 'zod'
import {
  formVersion,
  optionalCount,
  optionalDate,
  optionalText,
  requiredChoice,
  requiredDate,
  requiredText,
} from '@/lib/core/fields'
import { StaffPostKind } from '@/prisma/generated/enums'

const facility = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.uuid('请从列表中选择机构').nullable(),
)

const text = (max: number) => optionalText(max).transform((value) => value ?? '')

const post = {
  kind: requiredChoice(StaffPostKind, '请选择岗位'),
  facilityId: facility,
  isFullTime: z.stringbool('请选择全职或兼职').default(true),
  /** Percent of a full week; asked of part-time posts only. */
  sharePercent: optionalCount(99)
    .refine((value) => value !== 0, '请填写 1 到 99，不清楚就留空')
    .default(null),
  qualification: text(100),
  qualificationNumber: text(60),
  healthCertificateUntil: optionalDate(),
  startedOn: requiredDate('请填写到岗日期'),
}

export type PostFields = Omit<AddPostInput, 'personId'>

export const addStaffSchema = z.object({
  name: requiredText('请填写姓名，与身份证一致', 64),
  /** Never echoed back, never stored in the clear: see lib/staff/commands.ts. */
  identitySecret: requiredText('请填写身份证号', 40),
  ...post,
})
export type AddStaffInput = z.output<typeof addStaffSchema>

/** Another post of somebody who is in the body's list: nothing of the person is typed again. */
export const addPostSchema = z.object({ personId: z.uuid('没有这个人'), ...post })
export type AddPostInput = z.output<typeof addPostSchema>

const existing = { postId: z.uuid('记录不存在'), version: formVersion() }

export const editStaffSchema = z.object({
  ...existing,
  name: requiredText('请填写姓名，与身份证一致', 64),
  ...post,
})
export type EditStaffInput = z.output<typeof editStaffSchema>

export const endPostSchema = z.object({ ...existing, endedOn: requiredDate('请填写离岗日期') })
export type EndPostInput = z.output<typeof endPostSchema>
