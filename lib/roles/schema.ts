import { z } from 'zod'
import { isPermissionCode, type PermissionCode } from '@/lib/core/permissions'
import { AccountRole } from '@/prisma/generated/enums'
import { foreignPermissions } from './rules'

const codes = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().refine(isPermissionCode, '没有这项权限')),
)

/** A custom role: a name for a part of what its kind of account may hold. */
export const roleFormSchema = z
  .object({
    roleId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid('角色不存在').optional()),
    version: z.coerce.number().int().min(0).default(0),
    name: z.string('请填写名称').trim().min(2, '名称至少 2 个字').max(30, '名称最多 30 个字'),
    base: z.enum(AccountRole, '请选择属于哪种身份'),
    permissions: codes,
    note: z.string().trim().max(200, '说明最多 200 个字').default(''),
    isEnabled: z.stringbool('请选择是否可以授予').default(true),
    reason: z.string('请写明原因').trim().min(2, '请写明原因（至少 2 个字）').max(500, '最多 500 个字'),
  })
  .transform((role) => ({ ...role, permissions: [...new Set(role.permissions)] as PermissionCode[] }))
  .superRefine(({ base, permissions }, context) => {
    const foreign = foreignPermissions(base, permissions)
    if (foreign.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['permissions'],
        message: '所选权限超出了这种身份可以有的范围，请只选列出的权限',
      })
  })
export type RoleForm = z.infer<typeof roleFormSchema>

/** What waits for the second person, as it is stored. */
export const rolePayload = z.object({
  roleId: z.uuid().nullable(),
  version: z.number().int(),
  name: z.string(),
  base: z.enum(AccountRole),
  permissions: z.array(z.string().refine(isPermissionCode)),
  note: z.string(),
  isEnabled: z.boolean(),
})
export type RolePayload = z.infer<typeof rolePayload>
