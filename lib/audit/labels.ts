import { ROLE_LABELS } from '@/lib/accounts/labels'
import { FILING_ACTION_LABELS } from '@/lib/filings/labels'
import { changeText, ACTION_LABELS as REGISTER_ACTION_LABELS } from '@/lib/history/labels'
import { COMPARATOR_LABELS } from '@/lib/plans/labels'
import { REPORTED_STATE_LABELS } from '@/lib/reported/labels'

export const SUBJECT_LABELS: Readonly<Record<string, string>> = {
  account: '账号',
  api_key: '接口密钥',
  audit: '审计日志',
  calendar_day: '工作日历',
  authority_export: '向有权机关提供信息',
  child: '儿童',
  claim: '加入机构的申请',
  delivery: '邮件和短信',
  demo: '演示数据',
  erasure: '到期清除',
  exchange: '全国系统报送',
  department: '部门',
  encryption_key: '加密密钥',
  facility: '机构',
  facility_list: '机构名单',
  filing: '备案事项',
  filing_list: '备案办件清单',
  import: '数据导入',
  joint_list: '联席会议清单',
  kindergarten: '幼儿园',
  operator: '举办单位',
  procedure: '办事事项',
  reference: '参照值',
  region: '区划',
  reported: '上报数据',
  rollup: '各级汇总',
  service_site: '服务站点',
  security_policy: '登录安全策略',
  setting: '地方规定',
  staff_person: '工作人员',
  statistic: '人口数据',
  sub_area: '区内片区',
  target: '规划目标',
  training_course: '培训课程',
  training_list: '学时未完成名单',
  training_proof: '学时证明',
  training_session: '培训场次',
  expert: '专家和骨干',
  webhook: '推送地址',
}

/** What somebody did, as a phrase after the name. Every action the portal audits is here (labels.test.ts looks). */
export const ACTION_LABELS: Readonly<Record<string, string>> = {
  'account.sign_in': '登录',
  'account.sign_in_first': '输入了正确的密码，等待第二步验证',
  'account.end_session': '结束了自己的一次登录',
  'account.change_password': '修改了密码',
  'account.ask_recovery': '要了重新设置密码的验证码',
  'account.recover': '用验证码重新设置了密码',
  'account.recovery_refused': '重新设置密码没有成功',
  'account.prepare_second_factor': '开始设置动态验证码',
  'account.enrol_second_factor': '启用了动态验证码',
  'account.second_step_refused': '第二步验证没有通过',
  'account.use_recovery_code': '用恢复码登录',
  'account.renew_recovery_codes': '换了一组新的恢复码',
  'account.disable_second_factor': '停用了自己的动态验证码',
  'account.reset_second_factor': '停用了别人丢失的动态验证码',
  'security_policy.change': '修改了登录安全策略',
  'account.end_other_sessions': '结束了自己在其他设备上的登录',
  'account.sign_in_refused': '登录没有成功',
  'account.sign_out': '退出登录',
  'account.sign_out_everywhere': '在所有设备上退出登录',
  'account.create': '新建了账号',
  'account.enable': '启用了账号',
  'account.disable': '停用了账号',
  'account.register': '注册了举办单位和账号',
  'account.confirm': '用验证码开通了账号',
  'account.lapse': '清除了过期没有确认的注册',
  'account.set_contact': '确认了接收通知的联系方式',
  'account.remove_contact': '删除了接收通知的联系方式',
  'api_key.create': '生成了接口密钥',
  'api_key.revoke': '作废了接口密钥',
  'api_key.rotate': '换了新的接口密钥',
  'attachment.download': '下载了材料文件',
  'attachment.found_infected': '查出一个文件有病毒',
  'attachment.refuse_infected': '上传的文件有病毒，没有收下',
  'attachment.remove': '移除了材料文件',
  'attachment.replace': '更换了材料文件',
  'attachment.upload': '上传了材料文件',
  'audit.export': '导出了审计日志',
  'calendar.add_day': '登记了放假或补班日',
  'calendar.remove_day': '删除了放假或补班日',
  'authority_export.request': '申请向有权机关提供信息',
  'authority_export.approve': '批准了向有权机关提供信息',
  'authority_export.reject': '没有批准向有权机关提供信息',
  'authority_export.withdraw': '撤回了向有权机关提供信息的申请',
  'authority_export.export': '下载了提供给有权机关的信息',
  'authority_export.disclose': '向有权机关提供了个人信息',
  'child.add': '登记了孩子',
  'child.join': '登记为孩子的监护人',
  'child.correct': '更正了孩子的信息',
  'child.withdraw': '撤回了对孩子信息的同意',
  'child.erase': '删除了孩子的信息',
  'child.look_up': '按证件号查询了儿童',
  'claim.request': '申请加入机构',
  'claim.grant': '同意了加入机构的申请',
  'claim.refuse': '没有同意加入机构的申请',
  'claim.withdraw': '撤回了加入机构的申请',
  'delivery.resend': '重发了一条消息',
  'delivery.resend_all': '重发了一批消息',
  'demo.load': '载入了演示数据',
  'demo.remove': '清除了演示数据',
  'exchange.resend': '向全国系统重发了一条备案',
  'department.add': '登记了部门',
  'department.rename': '修改了部门名称',
  'filing.acknowledge': '确认知悉了抄告',
  'filing.export': '导出了备案办件清单',
  'filing.give_opinion': '答复了部门意见',
  'filing.open_task': '向部门征求意见或抄告',
  'filing.overdue': '发现办理期限已过，列入联席会议清单',
  'encryption.rotate': '换用了新的加密密钥',
  'facility.export': '导出了机构名单',
  'identity.reveal': '查看了完整证件号',
  'erasure.run': '清除了到期的个人信息',
  'import.check': '核对了导入文件',
  'import.apply': '导入了数据',
  'import.undo': '撤销了导入',
  'import.reference': '载入了参考数据',
  'procedure.publish': '发布了办事事项的新版本',
  'procedure.enable': '启用了办事事项的版本',
  'procedure.disable': '停用了办事事项的版本',
  'joint_list.export': '导出了联席会议清单',
  'reference.set': '修改了参照值',
  'region.rename': '修改了区划名称',
  'region.set_aliases': '修改了区划别名',
  'region.set_in_force': '修改了区划的启用、停用日期',
  'reported.enter': '上报了数据',
  'reported.confirm': '确认了上报数据',
  'reported.reject': '退回了上报数据',
  'reported.withdraw': '撤回了上报数据',
  'reported.revoke': '撤销了对上报数据的确认',
  'rollup.repair': '重算了汇总',
  'staff.add': '登记了工作人员',
  'staff.edit': '修改了工作人员信息',
  'staff.end': '登记了工作人员离岗',
  'setting.set': '设置了地方规定',
  'setting.change': '修改了地方规定',
  'setting.clear': '取消了地方规定',
  'statistic.add': '登记了人口数据',
  'statistic.correct': '更正了人口数据',
  'sub_area.set_members': '调整了片区范围',
  'target.change': '修改了目标',
  'training.sign_in': '在培训现场签到',
  'training.record': '按名单登记了培训学时',
  'training.revoke': '撤销了一条培训学时',
  'training.export': '导出了学时未完成名单',
  'training_course.add': '登记了培训课程',
  'training_course.edit': '修改了培训课程',
  'training_session.plan': '安排了一场培训',
  'training_session.edit': '修改了一场培训',
  'training_session.close': '登记一场培训已举办',
  'training_session.cancel': '取消了一场培训',
  'training_proof.issue': '出具了学时证明',
  'training_proof.revoke': '撤销了学时证明',
  'expert.add': '登记了专家或骨干',
  'expert.end': '登记专家或骨干退出名册',
  'webhook.add': '登记了推送地址',
  'webhook.disable': '停用了推送地址',
  'webhook.enable': '启用了推送地址',
  'webhook.ping': '向推送地址试发了一条',
  'webhook.resend': '重发了一条推送',
  ...FILING_ACTION_LABELS,
  ...REGISTER_ACTION_LABELS,
}

const REGISTER_SUBJECTS = ['facility', 'kindergarten', 'service_site']

const FIELD_LABELS: Readonly<Record<string, string>> = {
  aliases: '别名',
  comparator: '要求',
  confidence: '可信度',
  created: '新增条数',
  deleted: '删除条数',
  denominator: '分母',
  document: '文件',
  documentDate: '文件日期',
  duty: '职责',
  fileName: '文件名',
  inForceFrom: '启用日期',
  inForceUntil: '停用日期',
  isEnabled: '能否登录',
  name: '名称',
  note: '说明',
  numerator: '分子',
  ownerDepartment: '责任部门',
  period: '期间',
  restored: '恢复条数',
  rows: '条数',
  source: '来源',
  state: '状态',
  takesNewCases: '受理新办件',
  title: '标题',
  unchanged: '不变条数',
  updated: '更新条数',
  validFrom: '起用日期',
  value: '数值',
  year: '年份',
}

const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comparator: COMPARATOR_LABELS,
  state: REPORTED_STATE_LABELS,
}

/** An action without words reads as “办理了业务”: an internal name never reaches a page. */
export const actionLabel = (action: string): string => ACTION_LABELS[action] ?? '办理了业务'

export const subjectLabel = (type: string): string => SUBJECT_LABELS[type] ?? '其他'

export function actorRoleLabel(role: string): string {
  if (role === 'public') return '未登录'
  if (role === 'system') return '系统'
  return (ROLE_LABELS as Record<string, string>)[role] ?? '其他'
}

/** The fields that differ, in words; `unnamed` counts differing fields that have no words and stay in the export. */
export function changesInWords(
  subjectType: string,
  before: unknown,
  after: unknown,
): { texts: string[]; unnamed: number } {
  const [old, fresh] = [asRecord(before), asRecord(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => JSON.stringify(old[key] ?? null) !== JSON.stringify(fresh[key] ?? null),
  )
  const toText = REGISTER_SUBJECTS.includes(subjectType) ? changeText : fieldText
  const texts = keys.flatMap((key) => toText(key, old[key], fresh[key]) ?? [])
  return { texts, unnamed: keys.length - texts.length }
}

function fieldText(field: string, before: unknown, after: unknown): string | null {
  const label = FIELD_LABELS[field]
  const [old, fresh] = [valueText(field, before), valueText(field, after)]
  return label && old !== null && fresh !== null ? `${label}：${old} → ${fresh}` : null
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
}

function valueText(field: string, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return '未填'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、') || '无'
  if (typeof value === 'object') return null
  const words = VALUE_LABELS[field]
  if (words) return words[String(value)] ?? null
  return String(value).replace(/T00:00:00(\.000)?Z$/, '')
}
