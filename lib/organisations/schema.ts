import { z } from 'zod'

const name = z.string('请填写名称').trim().min(2, '名称至少 2 个字').max(60, '名称最多 60 个字')

export const addOrganisationSchema = z.object({
  name,
  region: z.string('请选择地区').trim().min(1, '请选择地区').max(60),
})
export type AddOrganisationInput = z.infer<typeof addOrganisationSchema>

export const editOrganisationSchema = z.object({
  organisationId: z.uuid('组织机构不存在'),
  version: z.coerce.number().int(),
  name,
  isEnabled: z.stringbool('请选择是否在用'),
})
export type EditOrganisationInput = z.infer<typeof editOrganisationSchema>
