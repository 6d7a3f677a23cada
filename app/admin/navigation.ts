import type { RoomPage } from '@/app/room-pages'
import { usesChanges } from '@/lib/change-requests/policy'

export type AdminPage = RoomPage & { group: string; lead: string }

/**
 * The administrators' pages. Three powers apart: one runs the data and the accounts, one sets roles and policies, one
 * reads what everybody did. Each page gates itself as well.
 */
export const ADMIN_PAGES: readonly AdminPage[] = [
  {
    group: '目标',
    href: '/admin/plans',
    label: '规划与目标',
    lead: '规划、条款和目标值，改动留下前后对照',
    needs: 'plans.change',
  },
  {
    group: '目标',
    href: '/admin/reported',
    label: '上报数据',
    lead: '登记系统里算不出来、由部门上报的数据',
    needs: 'reported.keep',
  },
  {
    group: '目标',
    href: '/admin/regions',
    label: '区划与人口',
    lead: '行政区划及其变更、各年人口和婴幼儿数',
    needs: ['regions.change', 'populations.change'],
  },
  {
    group: '备案',
    href: '/admin/procedures',
    label: '办事事项',
    lead: '备案等事项的步骤、材料、时限和文书，按版本发布',
    needs: 'procedures.publish',
  },
  {
    group: '备案',
    href: '/admin/departments',
    label: '部门',
    lead: '各区县由谁受理、由谁反馈意见',
    needs: 'departments.keep',
  },
  {
    group: '备案',
    href: '/admin/calendar',
    label: '工作日历',
    lead: '放假与补班，期限按它推算',
    needs: 'calendar.change',
  },
  {
    group: '备案',
    href: '/admin/settings',
    label: '地方规定',
    lead: '楼层、面积、照护比例等各地不同的要求',
    needs: 'settings.change',
  },
  {
    group: '人员',
    href: '/admin/certificates',
    label: '证书核验',
    lead: '从业人员的证书：看疑点，用名单比对，成批核验',
    needs: 'certificates.verify',
  },
  {
    group: '人员',
    href: '/admin/issuers',
    label: '发证机关',
    lead: '谁可以发哪些证书，谁已停止认可',
    needs: 'issuers.keep',
  },
  {
    group: '人员',
    href: '/admin/staff',
    label: '工作人员',
    lead: '各地托育机构的从业人员，一人一份记录',
    needs: 'staff.read',
  },
  {
    group: '数据',
    href: '/admin/imports',
    label: '数据导入',
    lead: '上传表格，先看差异，再导入，可以撤销',
    needs: 'imports.run',
  },
  {
    group: '数据',
    href: '/admin/deliveries',
    label: '消息发送',
    lead: '邮件和短信有没有发出去，没发出的可以重发',
    needs: 'deliveries.manage',
  },
  {
    group: '权限',
    href: '/admin/accounts',
    label: '账号',
    lead: '谁有账号、属于哪里、能不能登录',
    needs: 'accounts.read',
  },
  {
    group: '权限',
    href: '/admin/invitations',
    label: '邀请',
    lead: '邀请公职人员和管理员开通账号',
    needs: 'accounts.read',
  },
  {
    group: '权限',
    href: '/admin/roles',
    label: '角色与权限',
    lead: '每种身份能做什么，可以少给',
    needs: ['roles.change', 'changes.confirm_security', 'accounts.read'],
  },
  {
    group: '权限',
    href: '/admin/organisations',
    label: '组织机构',
    lead: '哪个地区的哪个部门',
    needs: 'organisations.keep',
  },
  {
    group: '权限',
    href: '/admin/changes',
    label: '双人复核',
    lead: '要第二个人同意才生效的改动',
    when: usesChanges,
  },
  {
    group: '权限',
    href: '/admin/rights-reviews',
    label: '权限复核',
    lead: '每年确认一次每个账号还需要它的权限',
    needs: 'rights.review',
  },
  {
    group: '权限',
    href: '/admin/security',
    label: '登录安全策略',
    lead: '密码、动态验证码、自动退出和锁定的规定，改动要两个人',
    needs: ['security_policies.change', 'changes.confirm_security'],
  },
  {
    group: '权限',
    href: '/admin/api-keys',
    label: '接口密钥',
    lead: '别的系统凭哪把密钥、能做什么、到哪天为止',
    needs: 'api_keys.manage',
  },
  {
    group: '权限',
    href: '/admin/webhooks',
    label: '消息推送',
    lead: '备案、证书有变化时告诉哪些合作系统',
    needs: 'api_keys.manage',
  },
  {
    group: '个人信息',
    href: '/admin/personal-data',
    label: '个人信息',
    lead: '保存了谁的什么信息、保存多久，到期清除的报告',
    needs: 'personal_data.manage',
  },
  {
    group: '个人信息',
    href: '/admin/data-requests',
    label: '信息调取',
    lead: '法院、公安等机关调取个人信息的申请，另一人批准',
    needs: 'authority_exports.approve',
  },
  {
    group: '审计',
    href: '/admin/audit',
    label: '审计日志',
    lead: '谁在什么时候改了什么',
    needs: 'audit.read',
  },
]
