import { DUTY_LABELS } from '@/lib/departments/labels'
import { formatInteger } from '@/lib/format/number'
import type { ProcedureKind, TaskMode, TermUnit } from '@/prisma/generated/enums'
import { type FieldReader, findField, type PrefillSource } from './field-register'
import type { Condition, ProcedureEffect } from './schema'

export const KIND_LABELS: Record<ProcedureKind, string> = {
  filing: '托育机构备案',
  home_filing: '家庭托育点备案',
  change: '变更备案',
  suspension: '停业',
  resumption: '复业',
  cancellation: '注销备案',
  licence: '许可（草案）',
}

/** In the order people look for them. */
export const KINDS = Object.keys(KIND_LABELS) as ProcedureKind[]

export const EFFECT_LABELS: Record<ProcedureEffect, string> = {
  file: '机构进入备案名单，向公众公开',
  change: '机构信息按变更的内容更新',
  suspend: '机构显示为停业，托位暂不计入',
  resume: '机构恢复服务，托位重新计入',
  cancel: '回执失效，机构退出备案名单',
}

export const MODE_LABELS: Record<TaskMode, string> = { opinion: '并联征求意见', inform: '抄告' }

const UNIT_LABELS: Record<TermUnit, string> = { working: '个工作日', calendar: '天' }

/** 5 个工作日 */
export const termText = ({ days, unit }: { days: number; unit: TermUnit }): string =>
  `${formatInteger(days)} ${UNIT_LABELS[unit]}`

export const citationText = ({ document, article }: { document: string; article: string }): string =>
  article ? `${document} ${article}` : document

export const fieldLabel = (code: string): string => findField(code)?.label ?? '已停用的字段'

/** “租赁”或“借用”: the answers a condition hangs on. */
export function chosenWords({ field, in: values }: Exclude<Condition, string>): string {
  const options = findField(field)?.options ?? []
  const words = values.map((value) => {
    if (typeof value === 'boolean') return value ? '是' : '否'
    return options.find((option) => option.value === value)?.label ?? '其他'
  })
  return words.map((word) => `“${word}”`).join('或')
}

/** When a material or field is asked: 必交, 选交, or the answer it hangs on. */
export function conditionText(condition: Condition, verb: '交' | '填' = '交'): string {
  if (condition === 'always') return `必${verb}`
  if (condition === 'optional') return `选${verb}`
  return `“${fieldLabel(condition.field)}”选了${chosenWords(condition)}时必${verb}`
}

const READER_LABELS: Record<'competent' | 'public', string> = { competent: '主管部门', public: '公众' }
export const readerLabel = (reader: FieldReader): string =>
  reader === 'competent' || reader === 'public' ? READER_LABELS[reader] : DUTY_LABELS[reader]

export const PREFILL_LABELS: Record<PrefillSource, string> = {
  operator: '单位登记信息',
  account: '账号信息',
  facility: '机构档案',
  staff: '工作人员名册',
}

const PART_LABELS: Readonly<Record<string, string>> = {
  article: '条款',
  clocks: '时限',
  code: '代码',
  competentDuty: '受理部门',
  conditions: '基本条件告知书',
  correctionReasons: '补正理由',
  days: '天数',
  departments: '并联部门',
  document: '文件',
  duty: '部门',
  effect: '办结的效果',
  field: '字段',
  fields: '字段',
  hint: '提示',
  id: '页名',
  in: '取值',
  issuesReceipt: '是否出具回执',
  lead: '导语',
  legalBasis: '法律依据',
  materials: '材料',
  mode: '方式',
  needsVerification: '回执后是否核查',
  noticeTitle: '告知书标题',
  pages: '页',
  pausesOnCorrection: '补正时是否暂停',
  perStaff: '是否每人一份',
  promises: '承诺',
  question: '问题',
  receiptStatement: '回执正文',
  receiptTitle: '回执标题',
  reminderDays: '提前提醒天数',
  required: '何时必交',
  runsPrecheck: '是否自动核对场地规则',
  source: '依据',
  subtypes: '材料种类',
  summary: '简介',
  texts: '文书文字',
  title: '标题',
  unit: '天数单位',
}

/** Where in the JSON of a definition: 材料 › 第 3 项 › 提示（materials.2.hint）. The key stays: it is searched for in the text. */
export function partText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '全文'
  const words = path.map((part) =>
    typeof part === 'number' ? `第 ${part + 1} 项` : (PART_LABELS[String(part)] ?? String(part)),
  )
  return `${words.join(' › ')}（${path.join('.')}）`
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字，写在引号里',
  number: '数字，不加引号',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 [ … ]',
  object: '一组 { … }',
}

type Issue = {
  code?: string
  input?: unknown
  message?: string
  expected?: string
  values?: readonly unknown[]
  minimum?: unknown
}

/** What is wrong with one place of the JSON, in place of zod's own words; a message of ours stays. */
export function jsonProblem(issue: Issue): string {
  if (issue.code === 'custom' && issue.message) return issue.message
  if (issue.input === undefined) return '缺少这一项'
  switch (issue.code) {
    case 'invalid_type':
      return `应当是${TYPE_WORDS[issue.expected ?? ''] ?? '另一种内容'}`
    case 'invalid_value':
      return `只能是 ${(issue.values ?? []).map(String).join('、')}`
    case 'too_small':
      return Number(issue.minimum) > 0 ? '不能为空' : '不能小于 0'
    case 'invalid_union':
      return '应当是 "always"、"optional"，或写明取决于哪个字段：{ "field": …, "in": [ … ] }'
    default:
      return '写法不对：代码只用小写字母、数字和下划线'
  }
}
