import { z } from 'zod'
import { ContactChannel } from '@/prisma/generated/enums'
import { CODE_SHAPE, normaliseEmail, normalisePhone } from './rules'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const EMAIL = '邮箱的格式不对，例如 name@example.com'
const PHONE = '请填写 11 位的手机号'

// Deliberately plain: whether an address exists only the code can tell.
const email = z
  .string()
  .max(200, '邮箱最多 200 个字')
  .regex(/^[^\s@<>"',;:\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, EMAIL)
const phone = z.string().regex(/^1[3-9]\d{9}$/, PHONE)

/** An e-mail address in small letters, or null when left empty. */
export const optionalEmail = () =>
  z.preprocess((value) => normaliseEmail(text(value)) || null, email.nullable())
/** A mainland mobile number, or null when left empty. */
export const optionalPhone = () =>
  z.preprocess((value) => normalisePhone(text(value)) || null, phone.nullable())

const codeField = () =>
  z.preprocess(
    (value) => text(value).normalize('NFKC').replace(/\s/g, ''),
    z.string().regex(CODE_SHAPE, '验证码是 6 位数字'),
  )

export const confirmSchema = z.object({ confirmationId: z.uuid('请重新打开页面'), code: codeField() })
export type ConfirmInput = z.output<typeof confirmSchema>

export const resendSchema = z.object({ confirmationId: z.uuid('请重新打开页面') })

export const addContactSchema = z
  .object({ channel: z.enum(ContactChannel, '请选择邮箱或手机号'), address: z.string().max(200) })
  .transform(({ channel, address }, context) => {
    const shape = channel === 'email' ? optionalEmail() : optionalPhone()
    const parsed = shape.safeParse(address)
    const message = parsed.success ? null : parsed.error.issues[0]?.message
    if (parsed.success && parsed.data !== null) return { channel, address: parsed.data }
    context.addIssue({
      code: 'custom',
      path: ['address'],
      message: message ?? (channel === 'email' ? EMAIL : PHONE),
    })
    return z.NEVER
  })
export type AddContactInput = z.output<typeof addContactSchema>

export const removeContactSchema = z.object({ channel: z.enum(ContactChannel, '请选择邮箱或手机号') })
export type RemoveContactInput = z.output<typeof removeContactSchema>
