import type { AddressProblem } from '@/lib/core/outbound'
import type { DeliveryState } from './rules'

export const DELIVERY_STATE_LABELS: Record<DeliveryState, string> = {
  waiting: '待发送',
  delivered: '已送达',
  failed: '没有送达',
}

export const ADDRESS_PROBLEMS: Record<AddressProblem, string> = {
  not_https: '地址应以 https:// 开头',
  credentials: '地址里不要写账号和密码',
  port: '这个端口不能用，请用 443 或 1024 以上的端口',
  host: '地址应是互联网上的主机；本机和内部网络的地址要先由运维写进 PORTAL_OUTBOUND_HOSTS',
}

const ERRORS: Readonly<Record<string, string>> = {
  timeout: '对方没有及时应答',
  unreachable: '连不上对方',
  redirect: '对方要求转到别的地址，没有跟随',
  host_unknown: '找不到这个主机',
  address_refused: '地址指向内部网络，没有发送',
}

/** Why a message did not arrive, in words; a status keeps its number. */
export const deliveryErrorText = (code: string | null): string => {
  if (!code) return ''
  const status = /^status_(\d+)$/.exec(code)?.[1]
  return ERRORS[code] ?? (status ? `对方应答 ${status}` : '没有送达')
}
