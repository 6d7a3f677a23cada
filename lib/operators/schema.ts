import { z } from 'zod'
import { createAccountSchema } from '@/lib/accounts/schema'
import { optionalEmail, optionalPhone } from '@/lib/confirmations/schema'
import { requiredText } from '@/lib/core/fields'
import { checkCreditCode } from '@/lib/facilities/credit-code'
import { CREDIT_PROBLEMS } from '@/lib/facilities/schema'
import { RegistrationAuthority } from '@/prisma/generated/enums'
import { authorityProblem } from './rules'

const { username, password } = createAccountSchema.shape

// Field names avoid the word "code": forms never echo such fields back (lib/core/form.ts).
const creditNumber = requiredText('请填写统一社会信用代码', 30).transform((text, context) => {
  const checked = checkCreditCode(text)
  if (checked.ok) return checked.code
  context.addIssue({ code: 'custom', message: CREDIT_PROBLEMS[checked.reason] })
  return z.NEVER
})

export const registerSchema = z
  .object({
    creditNumber,
    name: requiredText('请填写单位全称，与登记证书一致', 100),
    registrationAuthority: z.enum(RegistrationAuthority, '请选择登记机关'),
    contactName: requiredText('请填写联系人姓名', 64),
    email: optionalEmail(),
    phone: optionalPhone(),
    username: z.preprocess(
      (value) => (typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : ''),
      username,
    ),
    password,
    passwordAgain: z.string('请再输入一次密码'),
    consent: z.literal('1', '请先阅读并同意信息的使用方式'),
  })
  // `when`: told together with what else is missing, so that nobody finds one mistake after the other.
  .refine((value) => value.email !== null || value.phone !== null, {
    path: ['email'],
    message: '请填写邮箱或手机号，至少填一项',
    when: () => true,
  })
  .refine((value) => value.password === value.passwordAgain, {
    path: ['passwordAgain'],
    message: '两次输入的密码不一样',
    when: () => true,
  })
  .superRefine((value, context) => {
    const problem = authorityProblem(value.creditNumber, value.registrationAuthority)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message })
  })
export type RegisterInput = z.output<typeof registerSchema>
