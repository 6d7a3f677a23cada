import type { Power } from '@/prisma/generated/enums'

export const POWER_LABELS = {
  business: '业务',
  system: '系统管理',
  security: '安全管理',
  audit: '审计',
} as const satisfies Record<Power, string>

export const NAME_TAKEN = '已经有同名的角色，请换一个名称'
export const ROLE_MOVED = '这个角色刚刚被改过，请重新打开页面核对后再提交。'
