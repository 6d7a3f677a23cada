import type { Role } from '@/lib/core/actor'

export type AdminPage = { href: string; label: string; lead: string; roles: readonly Role[] }

/**
 * The administrators' pages and who opens them. Three powers apart: one runs the data, one watches over accounts,
 * one reads what everybody did. Each page gates itself as well.
 */
export const ADMIN_PAGES: readonly AdminPage[] = [
  {
    href: '/admin/regions',
    label: '区划与人口',
    lead: '行政区划及其变更、各年人口和婴幼儿数',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/plans',
    label: '规划与目标',
    lead: '规划、条款和目标值，改动留下前后对照',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/procedures',
    label: '办事事项',
    lead: '备案等事项的步骤、材料、时限和文书，按版本发布',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/departments',
    label: '部门',
    lead: '各区县由谁受理、由谁反馈意见',
    roles: ['sysadmin'],
  },
  { href: '/admin/calendar', label: '工作日历', lead: '放假与补班，期限按它推算', roles: ['sysadmin'] },
  {
    href: '/admin/reported',
    label: '上报数据',
    lead: '登记系统里算不出来、由部门上报的数据',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/settings',
    label: '地方规定',
    lead: '楼层、面积、照护比例等各地不同的要求',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/imports',
    label: '数据导入',
    lead: '上传表格，先看差异，再导入，可以撤销',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/deliveries',
    label: '消息发送',
    lead: '邮件和短信有没有发出去，没发出的可以重发',
    roles: ['sysadmin'],
  },
  {
    href: '/admin/accounts',
    label: '账号',
    lead: '谁有账号、属于哪里、能不能登录',
    roles: ['sysadmin', 'secadmin'],
  },
  {
    href: '/admin/audit',
    label: '审计日志',
    lead: '谁在什么时候改了什么',
    roles: ['secadmin', 'auditor'],
  },
]

export const adminPagesOf = (role: Role): AdminPage[] =>
  ADMIN_PAGES.filter((page) => page.roles.includes(role))
