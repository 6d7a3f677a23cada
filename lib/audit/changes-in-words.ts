import { changeText } from '@/lib/history/labels'
import { COMPARATOR_LABELS } from '@/lib/plans/labels'
import { REPORTED_STATE_LABELS } from '@/lib/reported/labels'

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
  page: '页面',
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
  askedBy: '提出人',
  base: '身份',
  displayName: '姓名',
  invitedBy: '邀请人',
  permissions: '权限',
  summary: '内容',
  username: '账号名',
  role: '角色',
}

const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comparator: COMPARATOR_LABELS,
  state: REPORTED_STATE_LABELS,
}

/** The fields that differ, in words; `unnamed` counts differing fields that have no words and stay in the export. */
export function changesInWords(
  subjectType: string,
  before: unknown,
  after: unknown,
): { texts: string[]; unnamed: number } {
  const [old, fresh] = [asRecord(before), asRecord(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => JSON.stringify(told(old[key])) !== JSON.stringify(told(fresh[key])),
  )
  const toText = REGISTER_SUBJECTS.includes(subjectType) ? changeText : fieldText
  const texts = keys.flatMap((key) => toText(key, old[key], fresh[key]) ?? [])
  return { texts, unnamed: keys.length - texts.length }
}

/** An empty text and nothing at all are both 未填. */
const told = (value: unknown) => (value === '' || value === undefined ? null : value)

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
