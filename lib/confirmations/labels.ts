import type { ContactChannel } from '@/prisma/generated/enums'
import { CODE_MINUTES, type Verdict } from './rules'

export const CONTACT_LABELS = { email: '邮箱', sms: '手机号' } as const satisfies Record<
  ContactChannel,
  string
>

/** What to do after a code that did not fit. */
export const VERDICT_TEXT = {
  wrong: '验证码不对，请核对后再输入。连续输错 5 次要重新发送。',
  used: '这个验证码已经用过了。',
  used_up: '输错的次数太多，这个验证码已经作废。请点“重新发送验证码”。',
  expired: `验证码已过期（${CODE_MINUTES} 分钟内有效），或者后来又发了新的。请用最新的，或点“重新发送验证码”。`,
} as const satisfies Record<Exclude<Verdict, 'right'>, string>

export const CODE_TITLE = '善育门户验证码'
export const codeText = (code: string): string =>
  `您的验证码是 ${code}，${CODE_MINUTES} 分钟内有效。如果不是您本人在操作，请不要理会，也不要把它告诉别人。`

export const recoveryText = (code: string): string =>
  `您正在重新设置善育门户的密码，验证码是 ${code}，${CODE_MINUTES} 分钟内有效。如果不是您本人在操作，请不要理会，也不要把它告诉任何人。`

/** Shown where neither e-mail nor SMS leaves the portal: on the demo portal only. */
export const DEMO_CODE_TITLE = '演示环境没有接通邮件和短信，验证码显示在这里'
