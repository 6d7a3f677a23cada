import { z } from 'zod'
import { AccountRole } from '@/prisma/generated/enums'

const OFFICIALS: readonly AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']

/** A new account; an official answers for an area. The password: 等保三级 8.1.4.1 asks for complexity, length serves it best. */
export const createAccountSchema = z
  .object({
    username: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, '账号用小写字母、数字、点、横线，2 到 64 个'),
    displayName: z.string().trim().min(1, '请填写姓名或岗位').max(64),
    role: z.enum(AccountRole, '没有这种角色'),
    regionCode: z.string().trim().optional(),
    department: z.string().trim().max(100).optional(),
    password: z.string().min(12, '密码至少 12 个字').max(200),
  })
  .refine((account) => !OFFICIALS.includes(account.role) || Boolean(account.regionCode), {
    path: ['regionCode'],
    message: '公职账号要有管辖的区划代码',
  })
export type CreateAccountInput = z.infer<typeof createAccountSchema>

const blankToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** Filters of the account list as they stand in the address; what cannot be read is left out, never an error. */
export const accountFilterSchema = z.object({
  q: z.string().trim().max(64).catch('').default(''),
  role: z.preprocess(blankToUndefined, z.enum(AccountRole).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type AccountFilter = z.infer<typeof accountFilterSchema>
