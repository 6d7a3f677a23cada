import { z } from 'zod'
import type { ImportKind } from '@/prisma/generated/enums'

/** The kinds that can be imported today, in the order people are offered them. */
export const IMPORT_KINDS = [
  'facilities',
  'population',
  'reported',
  'holidays',
  'divisions',
  'staff',
] as const satisfies ImportKind[]

export const isImportKind = (text: string): text is ImportKind => IMPORT_KINDS.some((kind) => kind === text)

/** Largest file of one import; readTable has its own equal limit, this one refuses before a byte is kept. */
export const MOST_UPLOAD_BYTES = 20_000_000

type Header = { required: readonly string[]; optional: readonly string[] }

/** The column names of contract.md; the optional ones are ours. */
export const HEADERS = {
  facilities: {
    required: [
      '机构名称',
      '统一社会信用代码',
      '区划代码',
      '地址',
      '类型',
      '性质',
      '普惠',
      '乳儿班托位',
      '托小班托位',
      '托大班托位',
      '混合班托位',
      '在托人数',
      '备案日期',
      '经度',
      '纬度',
      '坐标系',
    ],
    optional: ['备案状态', '来源', '位置精度', '全日托保育费'],
  },
  population: { required: ['区划代码', '年份', '指标', '数值', '来源', '可信度'], optional: [] },
  reported: {
    required: ['区划代码', '指标代码', '期间', '数值', '分子', '分母', '文件', '日期'],
    optional: [],
  },
  holidays: { required: ['日期', '名称', '类型', '来源'], optional: [] },
  divisions: {
    required: ['代码', '名称', '级别', '上级', '启用', '停用', '别名'],
    optional: ['类型', '来源'],
  },
  staff: {
    required: ['姓名', '证件号', '机构', '岗位', '证书类型', '证书编号', '发证机关', '发证日期', '有效期至'],
    optional: ['到岗日期', '工时'],
  },
} as const satisfies Record<ImportKind, Header>

/** Why a row cannot be taken, or (as a warning) what to look at; `row` is the sheet line, 0 the whole file. */
export const problemSchema = z.object({ row: z.int(), column: z.string(), reason: z.string() })
export type Problem = z.infer<typeof problemSchema>
export const problemsSchema = z.array(problemSchema)

/** The columns of a record that its import governs, as JSON the database can read back. */
export const imageSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)
export type Image = z.infer<typeof imageSchema>

export const runSchema = z.object({ id: z.uuid() })

export const UPLOAD_PROBLEMS = ['no_kind', 'no_file', 'too_large', 'too_many', 'failed'] as const
export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number]

/** What the pages read from their address; anything else counts as not given. */
export const importsPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  problem: z.enum(UPLOAD_PROBLEMS).optional().catch(undefined),
})
