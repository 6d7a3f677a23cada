import {
  COORDINATE_SYSTEM_LABELS,
  FACILITY_KIND_LABELS,
  FILING_STATE_LABELS,
  OPERATING_STATUS_LABELS,
  OWNERSHIP_LABELS,
  POSITION_PRECISION_LABELS,
  serviceFormsText,
} from '@/lib/facilities/labels'
import { KINDERGARTEN_STATUS_LABELS, SYNC_FLAG_LABELS } from '@/lib/kindergartens/labels'
import { SERVICE_SITE_KIND_LABELS } from '@/lib/service-sites/labels'
import { TITLE_KIND_LABELS } from '@/lib/titles/labels'

/** Of a person who works in care, and what hangs on the record. */
const STAFF_ACTION_LABELS: Readonly<Record<string, string>> = {
  'staff.add': '登记了工作人员',
  'staff.edit': '修改了工作人员信息',
  'staff.end': '登记了工作人员离岗',
  'staff.correct': '更正了姓名或者证件号',
  'staff.merge': '合并了同一个人的另一条记录',
  'staff.look_up': '按证件号查找了工作人员',
  'certificate.submit': '交了一张证书',
  'certificate.renew': '交了一张更新的证书',
  'certificate.withdraw': '撤回了一张证书',
  'certificate.verify': '核验了一张证书',
  'certificate.reject': '退回了一张证书',
  'certificate.revoke': '撤销了一张证书',
  'certificate.expire': '证书到期失效',
  'conflict.open': '发现了人员冲突',
  'conflict.close': '关闭了不再存在的人员冲突',
  'conflict.resolve': '处理了人员冲突',
  'conflict.dismiss': '认定人员冲突不成立',
  'correction.request': '申请更正自己的记录',
  'correction.withdraw': '撤回了更正申请',
  'correction.accept': '同意了更正申请',
  'correction.refuse': '没有同意更正申请',
  'transfer.make': '生成了转移码',
  'transfer.use': '凭转移码录用了工作人员',
  'ban.enter': '登记了从业禁止',
  'ban.lift': '解除了从业禁止',
  'ban.appeal': '提交了对从业禁止的申诉',
  'ban.decide_appeal': '答复了对从业禁止的申诉',
  'ban.look_up': '查询了从业禁止',
  'ban.recheck': '复核了在岗人员的从业禁止',
}

/** What an audit action did, as the end of the sentence “某人 …”. */
export const ACTION_LABELS: Readonly<Record<string, string>> = {
  'facility.create': '登记了这家机构',
  'facility.edit': '修改了登记信息',
  'facility.suspend': '办理了暂停服务',
  'facility.resume': '办理了恢复服务',
  'facility.close': '办理了终止服务',
  'facility.set_operator': '登记了举办单位',
  'facility.file': '按备案登记了这家机构',
  'facility.file_change': '按变更备案更新了登记信息',
  'facility.file_suspend': '按备案办理了暂停服务',
  'facility.file_resume': '按备案办理了恢复服务',
  'facility.file_cancel': '按注销备案办理了终止服务',
  'facility.receipt': '发给了备案回执',
  'facility.import': '通过导入更新了登记信息',
  'facility.import_new': '通过导入登记了这家机构',
  'facility.import_undone': '撤销了这次导入',
  'title.award': '登记了称号',
  'title.withdraw': '撤销了称号',
  'doctor_contract.sign': '登记了“一点一医”签约',
  'doctor_contract.end': '登记了“一点一医”签约终止',
  'kindergarten.create': '登记了这所幼儿园',
  'kindergarten.edit': '修改了登记信息',
  'service_site.create': '登记了这个站点',
  'service_site.edit': '修改了登记信息',
  ...STAFF_ACTION_LABELS,
}

export const FIELD_LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  creditCode: '统一社会信用代码',
  regionCode: '所在区划',
  address: '地址',
  kind: '类型',
  ownership: '性质',
  inclusive: '普惠',
  placesInfant: '乳儿班托位',
  placesToddler: '托小班托位',
  placesOlder: '托大班托位',
  placesMixed: '混合班托位',
  enrolled: '在托人数',
  filingState: '备案情况',
  filedOn: '备案日期',
  filingNumber: '备案编号',
  headName: '负责人',
  serviceForms: '服务形式',
  operatorId: '运营主体',
  feeFullDayYuan: '全日托收费',
  feeHalfDayYuan: '半日托收费',
  feeHourlyYuan: '计时托收费',
  feeMealsYuan: '伙食费',
  phone: '电话',
  openedOn: '开办日期',
  lng: '经度',
  lat: '纬度',
  positionSystem: '坐标系',
  positionPrecision: '位置精度',
  chainParentId: '连锁总店',
  kindergartenId: '所属幼儿园',
  operator: '举办单位',
  source: '来源',
  isDemo: '演示数据',
  status: '状态',
  statusSince: '状态日期',
  awardedOn: '授予日期',
  validUntil: '有效期至',
  document: '授予文件',
  medicalBody: '签约医疗卫生机构',
  signedOn: '签约日期',
  endsOn: '到期日期',
  isNewBuild: '新建项目',
  programme: '建设计划',
  dueOn: '计划完成日期',
  completedOn: '竣工日期',
  milestones: '项目节点',
  isBuilt: '是否建成',
  communitiesCovered: '覆盖社区数',
  responsibleBody: '责任单位',
  ...SYNC_FLAG_LABELS,
}

/** Words for stored enum values; their names do not clash between the register's domains. */
const VALUE_LABELS: Readonly<Record<string, string>> = {
  ...COORDINATE_SYSTEM_LABELS,
  ...FACILITY_KIND_LABELS,
  ...SERVICE_SITE_KIND_LABELS,
  ...TITLE_KIND_LABELS,
  ...OWNERSHIP_LABELS,
  ...FILING_STATE_LABELS,
  ...KINDERGARTEN_STATUS_LABELS,
  ...OPERATING_STATUS_LABELS,
  ...POSITION_PRECISION_LABELS,
}

const ENUM_FIELDS = new Set([
  'kind',
  'ownership',
  'filingState',
  'status',
  'positionSystem',
  'positionPrecision',
])
/** Too long or too internal to print; the sentence says that it changed. */
const OPAQUE_FIELDS = new Set(['chainParentId', 'kindergartenId', 'milestones', 'operatorId'])

/** One changed field in words, e.g. “托小班托位：20 → 30”; null for a field people have no word for. */
export function changeText(field: string, before: unknown, after: unknown): string | null {
  const label = FIELD_LABELS[field]
  if (!label) return null
  if (OPAQUE_FIELDS.has(field)) return `${label}已更改`
  return `${label}：${valueText(field, before)} → ${valueText(field, after)}`
}

function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '未填'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field === 'serviceForms' && Array.isArray(value)) return serviceFormsText(value.map(String))
  const text = String(value)
  if (ENUM_FIELDS.has(field)) return VALUE_LABELS[text] ?? text
  return /^\d{4}-\d{2}-\d{2}T00:00:00/.test(text) ? text.slice(0, 10) : text
}
