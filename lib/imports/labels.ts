import { FACILITY_KIND_LABELS, FILING_STATE_LABELS, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import { findIndicator } from '@/lib/indicators/catalogue'
import { REGION_LEVEL_LABELS, STATISTIC_KIND_LABELS, TOWNSHIP_KIND_LABELS } from '@/lib/regions/labels'
import { POST_LABELS } from '@/lib/staff/labels'
import type { CalendarDayKind, ImportKind, ImportState } from '@/prisma/generated/enums'
import { type Change, changedColumns } from './rules'
import type { Image, UploadProblem } from './schema'

export const IMPORT_KIND_LABELS = {
  facilities: '机构',
  population: '人口',
  reported: '上报数据',
  holidays: '节假日',
  divisions: '行政区划',
  staff: '从业人员',
} as const satisfies Record<ImportKind, string>

export const IMPORT_STATE_LABELS = {
  checked: '已检查，未导入',
  applied: '已导入',
  undone: '已撤销',
} as const satisfies Record<ImportState, string>

export const UPLOAD_PROBLEM_LABELS = {
  no_kind: '请选择导入什么，再选文件。',
  no_file: '请选择一个 CSV 或 XLSX 文件。',
  too_large: '文件超过 20 MB：请拆成几个文件后分别上传。',
  too_many: '上传过于频繁，请过一会儿再试。',
  failed: '系统没能处理这个文件，我们已经记录下来。请稍后再试。',
} as const satisfies Record<UploadProblem, string>

const CALENDAR_LABELS = { off: '放假', makeup: '补班' } as const satisfies Record<CalendarDayKind, string>

const PRECISION_LABELS = { doorplate: '门址', poi: '兴趣点', road: '道路', township: '街镇', county: '区县' }

/** Column names as the files head them. */
const COLUMN_LABELS: Record<ImportKind, Readonly<Record<string, string>>> = {
  facilities: {
    name: '机构名称',
    credit_code: '统一社会信用代码',
    region_code: '区划代码',
    address: '地址',
    kind: '类型',
    ownership: '性质',
    inclusive: '普惠',
    places_infant: '乳儿班托位',
    places_toddler: '托小班托位',
    places_older: '托大班托位',
    places_mixed: '混合班托位',
    enrolled: '在托人数',
    filing_state: '备案状态',
    filed_on: '备案日期',
    fee_full_day_yuan: '全日托保育费',
    lng: '经度',
    lat: '纬度',
    position_system: '坐标系',
    position_precision: '位置精度',
    source: '来源',
    is_demo: '演示数据',
  },
  population: {
    region_code: '区划代码',
    year: '年份',
    kind: '指标',
    value: '数值',
    source: '来源',
    confidence: '可信度',
    is_demo: '演示数据',
  },
  reported: {
    region_code: '区划代码',
    indicator_code: '指标',
    period: '期间',
    value: '数值',
    numerator: '分子',
    denominator: '分母',
    document: '文件',
    document_date: '日期',
    entered_by_name: '录入人',
    is_demo: '演示数据',
  },
  holidays: { date: '日期', name: '名称', kind: '类型', source: '来源' },
  divisions: {
    code: '代码',
    name: '名称',
    level: '级别',
    township_kind: '类型',
    parent_code: '上级',
    in_force_from: '启用',
    in_force_until: '停用',
    aliases: '别名',
    source: '来源',
  },
  staff: {
    name: '姓名',
    identity_masked: '证件号',
    facility: '机构',
    kind: '岗位',
    share_percent: '工时（%）',
    started_on: '到岗日期',
    certificate: '证书',
    certificate_number: '证书编号',
    issuer: '发证机关',
    issued_on: '发证日期',
    valid_until: '有效期至',
  },
}

/** Words of stored values, by column; `kind` means another thing in each kind of file. */
const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'facilities.kind': FACILITY_KIND_LABELS,
  'facilities.ownership': OWNERSHIP_LABELS,
  'facilities.filing_state': FILING_STATE_LABELS,
  'facilities.position_precision': PRECISION_LABELS,
  'population.kind': STATISTIC_KIND_LABELS,
  'holidays.kind': CALENDAR_LABELS,
  'staff.kind': POST_LABELS,
  'divisions.level': REGION_LEVEL_LABELS,
  'divisions.township_kind': TOWNSHIP_KIND_LABELS,
}

function valueText(kind: ImportKind, column: string, value: Image[string] | undefined): string {
  if (value === null || value === undefined || value === '') return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、') || '无'
  if (column === 'indicator_code') return findIndicator(String(value))?.name ?? String(value)
  return VALUE_LABELS[`${kind}.${column}`]?.[String(value)] ?? String(value)
}

/** `before` is null for a record to be created. */
export type ChangeWord = { label: string; before: string | null; after: string }

/** What a change says, column by column: of a new record what is known, of an old one what differs. */
export function changeWords(kind: ImportKind, { before, after }: Change): ChangeWord[] {
  const columns =
    before === null
      ? Object.keys(after).filter((column) => isTold(column, after[column]))
      : changedColumns(before, after)
  return columns.flatMap((column) => {
    const label = COLUMN_LABELS[kind][column]
    if (!label) return []
    const was = before === null ? null : valueText(kind, column, before[column])
    return [{ label, before: was, after: valueText(kind, column, after[column]) }]
  })
}

const isTold = (column: string, value: Image[string] | undefined) =>
  column !== 'is_demo' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** What people call the record a change is about. */
export function subjectText(kind: ImportKind, { after }: Change): string {
  const text = (column: string) => valueText(kind, column, after[column])
  switch (kind) {
    case 'facilities':
      return `${text('name')}（${text('region_code')}）`
    case 'population':
      return `${text('region_code')} ${text('year')} 年 ${text('kind')} ${text('value')}`
    case 'reported':
      return `${text('region_code')} ${text('indicator_code')} ${text('period')}：${text('value')}`
    case 'holidays':
      return `${text('date')} ${text('name')} ${text('kind')}`
    case 'divisions':
      return `${text('code')} ${text('name')}`
    case 'staff':
      return `${text('name')}（${text('facility')}）`
  }
}
