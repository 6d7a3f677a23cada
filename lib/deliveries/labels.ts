import type { ContactChannel } from '@/prisma/generated/enums'
import type { DeliveryState } from './schema'

export const CHANNEL_LABELS = { email: '邮件', sms: '短信' } as const satisfies Record<ContactChannel, string>

export const DELIVERY_STATE_LABELS = {
  waiting: '等待发送',
  failed: '没有发出',
  not_connected: '通道未接通',
} as const satisfies Record<DeliveryState, string>

const WORDS: Readonly<Record<string, string>> = {
  timeout: '对方没有在限定时间内答复',
  unreachable: '连不上对方服务器',
  redirect: '对方要求转到另一个地址，系统没有跟随。请把设置改成最终地址',
  too_large: '对方的答复太大，没有读取',
  unreadable: '对方的答复不符合约定，看不出是否收到',
  bad_address: '收件地址不合格式',
  mail_login: '邮件服务器没有接受登录名或口令',
  not_connected: '没有设置这个通道',
  expired: '已过有效时间，不再发送',
  damaged: '内容无法读取',
  interrupted: '多次发送到一半就中断',
}

/** Why a try did not succeed, in words; the code is one of lib/core/send-error.ts. */
export function failureInWords(code: string | null): string {
  if (!code) return ''
  const status = /^(status|smtp)_(\d{3})$/.exec(code)
  if (status) return statusInWords(status[1] === 'smtp', Number(status[2]))
  return WORDS[code] ?? '没有成功，原因不明'
}

function statusInWords(isMail: boolean, status: number): string {
  const side = isMail ? '邮件服务器' : '对方系统'
  if (isMail && status >= 500) return `${side}拒收（答复 ${status}），请核对收件地址`
  if (isMail || status === 408 || status === 425 || status === 429)
    return `${side}请稍后再试（答复 ${status}）`
  if (status >= 500) return `${side}出错（答复 ${status}）`
  if (status === 401 || status === 403) return `${side}不认可我方的签名或密钥（答复 ${status}）`
  if (status === 404) return `接收地址不存在（答复 ${status}），请核对设置`
  return `${side}没有接受（答复 ${status}）`
}
