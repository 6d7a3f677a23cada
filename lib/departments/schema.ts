import { z } from 'zod'
import { formVersion, requiredText } from '@/lib/core/fields'
import { DepartmentDuty } from '@/prisma/generated/enums'

export const addDepartmentSchema = z.object({
  region: requiredText('请填写地区：区划代码或全称', 100),
  duty: z.enum(DepartmentDuty, '请选择职责'),
  name: requiredText('请填写部门名称，与账号里的部门一致', 60),
})
export type AddDepartmentInput = z.output<typeof addDepartmentSchema>

export const renameDepartmentSchema = z.object({
  id: z.uuid('部门不存在'),
  name: requiredText('请填写部门名称，与账号里的部门一致', 60),
  reason: requiredText('请写明改名的原因', 500),
  version: formVersion(),
})
export type RenameDepartmentInput = z.output<typeof renameDepartmentSchema>
