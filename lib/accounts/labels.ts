import type { AccountRole } from '@/prisma/generated/enums'

export const ROLE_LABELS: Record<AccountRole, string> = {
  parent: '家长',
  operator: '机构负责人',
  staff: '从业人员',
  reviewer: '备案审核员',
  department: '部门审核员',
  inspector: '检查员',
  township: '街镇管理员',
  planner: '规划管理员',
  sysadmin: '系统管理员',
  secadmin: '安全管理员',
  auditor: '审计员',
}

export const ACCOUNT_STATE_LABELS = { enabled: '启用', disabled: '停用', locked: '暂时锁定' } as const

/** The whole answer to a refused sign-in, equal for a wrong name, a wrong password, a disabled and a locked account. */
export const SIGN_IN_REFUSED =
  '账号或密码不正确，或者这个账号现在不能登录。请核对后再试；连续输错几次，账号会锁定一段时间。'
