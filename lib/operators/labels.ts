import type { ContactChannel, RegistrationAuthority } from '@/prisma/generated/enums'

/** 托育机构登记和备案办法（试行）第四条. */
export const REGISTRATION_AUTHORITY_LABELS = {
  staffing_office: '机构编制部门',
  civil_affairs: '民政部门',
  market_regulation: '市场监督管理部门',
} as const satisfies Record<RegistrationAuthority, string>

export const REGISTRATION_AUTHORITY_HINTS = {
  staffing_office: '事业单位，代码以 1 开头',
  civil_affairs: '民办非企业单位等，代码以 5 开头',
  market_regulation: '企业，代码以 9 开头',
} as const satisfies Record<RegistrationAuthority, string>

/** Whether a body is here is no secret; who registered it is. */
export const BODY_EXISTS =
  '这个单位已经注册过了，或者有人正在注册。请找本单位办理注册的同事要账号；找不到人，请联系所在区的托育主管部门。'

export const USERNAME_TAKEN = '这个账号名已经有人用了，请换一个'

const NEED = {
  email: '请填写邮箱：验证码发到邮箱',
  sms: '请填写手机号：验证码发到手机',
} as const satisfies Record<ContactChannel, string>

/** What to fill in so that a code can reach the person. */
export const contactNeeded = (channels: readonly ContactChannel[]): string =>
  channels.length === 1 && channels[0] ? NEED[channels[0]] : '请填写邮箱或手机号，至少填一项'
