import type { AccountRole, Power } from '@/prisma/generated/enums'

type Definition = { power: Power; label: string; bases: readonly AccountRole[] }

const permission = (power: Power, label: string, ...bases: AccountRole[]): Definition => ({
  power,
  label,
  bases,
})

const AREA_OFFICIALS = ['reviewer', 'inspector', 'township', 'planner'] as const satisfies AccountRole[]
const ALL_OFFICIALS = [...AREA_OFFICIALS, 'department'] as const satisfies AccountRole[]

/**
 * Everything that may be done, the power it belongs to and the kinds of account that may hold it. 三员分立 (GB/T
 * 22239-2019 8.1.4.2): system, security and audit never meet in one account; the database keeps the same list
 * (table permissions) and refuses a role that mixes them.
 */
export const PERMISSIONS = {
  'family.use': permission('business', '使用家庭页面', 'parent'),
  'operator.run': permission('business', '办理本单位的备案和机构事务', 'operator'),
  'operator.staff': permission('business', '维护本单位的工作人员', 'operator'),
  'operator.invite': permission('business', '邀请同事和工作人员开通账号', 'operator'),
  'staff.own': permission('business', '查看本人的从业记录', 'staff'),

  'register.keep': permission('business', '维护机构、幼儿园和服务站点', 'reviewer', 'planner', 'sysadmin'),
  'plans.change': permission('business', '修改规划目标', 'planner', 'sysadmin'),
  'reported.keep': permission('business', '上报和确认数据', 'reviewer', 'planner', 'sysadmin'),
  'filings.read': permission('business', '查看本地备案事项', ...ALL_OFFICIALS),
  'filings.review': permission('business', '办理备案', 'reviewer'),
  'tasks.answer': permission('business', '答复部门意见', 'department'),
  'claims.decide': permission('business', '审核加入机构的申请', 'reviewer'),
  'exchange.resend': permission('business', '重发全国系统报送', 'reviewer'),
  'staff.read': permission('business', '查询工作人员', ...AREA_OFFICIALS, 'sysadmin'),
  'staff.reveal': permission('business', '查看工作人员的完整证件号', 'reviewer', 'inspector'),
  'certificates.verify': permission('business', '核验证书', 'reviewer', 'sysadmin'),
  'issuers.keep': permission('business', '维护发证机关名册', 'planner', 'sysadmin'),
  'conflicts.decide': permission('business', '处理人员冲突', 'reviewer', 'inspector'),
  'corrections.decide': permission('business', '处理从业记录更正申请', 'reviewer'),
  'bans.keep': permission('business', '登记从业禁止', 'reviewer', 'inspector', 'planner'),
  'bans.confirm': permission('business', '复核从业禁止的解除', 'reviewer', 'planner'),
  'training.keep': permission('business', '组织培训、登记学时', 'reviewer', 'planner'),
  'experts.keep': permission('business', '维护专家和骨干名册', 'planner'),
  'ratios.read': permission('business', '查看照护比例', ...AREA_OFFICIALS),
  'children.look_up': permission('business', '查询儿童信息', 'reviewer', 'township'),
  'children.reveal': permission('business', '查看儿童的完整证件号', 'reviewer', 'township'),
  'authority_exports.request': permission(
    'business',
    '申请向有权机关提供个人信息',
    'reviewer',
    'inspector',
    'planner',
  ),
  'authority_exports.approve': permission('business', '批准向有权机关提供个人信息', 'planner', 'secadmin'),
  'accounts.delegate': permission('business', '在本地区范围内邀请下级账号', 'planner'),
  'rights.review': permission('business', '复核账号权限', 'planner', 'sysadmin', 'secadmin'),
  'accounts.read': permission('business', '查看账号名册', 'sysadmin', 'secadmin'),

  'accounts.manage': permission('system', '开通、停用账号', 'sysadmin'),
  'organisations.keep': permission('system', '维护组织机构', 'sysadmin'),
  'settings.change': permission('system', '修改地方规定', 'sysadmin'),
  'procedures.publish': permission('system', '发布办事事项', 'sysadmin'),
  'departments.keep': permission('system', '登记部门', 'sysadmin'),
  'regions.change': permission('system', '维护区划', 'sysadmin'),
  'populations.change': permission('system', '维护人口数据', 'sysadmin'),
  'calendar.change': permission('system', '维护工作日历', 'sysadmin'),
  'imports.run': permission('system', '导入数据', 'sysadmin'),
  'deliveries.manage': permission('system', '重发邮件和短信', 'sysadmin'),
  'changes.confirm_security': permission('system', '复核安全管理员的改动', 'sysadmin'),

  'roles.change': permission('security', '设置角色和权限', 'secadmin'),
  'security_policies.change': permission('security', '修改登录安全策略', 'secadmin'),
  'api_keys.manage': permission('security', '管理接口密钥和推送地址', 'secadmin'),
  'personal_data.manage': permission('security', '查看个人信息清单和清除报告', 'secadmin'),
  'changes.confirm_system': permission('security', '复核系统管理员的改动', 'secadmin'),

  'audit.read': permission('audit', '查阅、导出审计日志', 'auditor'),
} as const satisfies Record<string, Definition>

export type PermissionCode = keyof typeof PERMISSIONS

export const PERMISSION_CODES = Object.keys(PERMISSIONS) as PermissionCode[]

/** The powers an account of this kind may hold: no two of system, security and audit together. */
export function powersOf(base: AccountRole): readonly Power[] {
  if (base === 'sysadmin') return ['system', 'business']
  if (base === 'secadmin') return ['security', 'business']
  if (base === 'auditor') return ['audit']
  return ['business']
}

/** What the built-in role of a kind holds, and at the same time the most any role of that kind may hold. */
export const permissionsOf = (base: AccountRole): PermissionCode[] =>
  PERMISSION_CODES.filter((code) => (PERMISSIONS[code].bases as readonly AccountRole[]).includes(base))

export const isPermissionCode = (code: string): code is PermissionCode => Object.hasOwn(PERMISSIONS, code)
