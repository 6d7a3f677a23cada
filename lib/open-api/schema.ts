import { z } from 'zod'
import {
  Comparator,
  FacilityKind,
  FilingState,
  OperatingStatus,
  Ownership,
  RegionLevel,
} from '@/prisma/generated/enums'

// What the API answers (contract.md): the document is generated from these, and the tests hold every answer to them.

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z.int().min(0)
const regionRef = z.object({ code: z.string(), name: z.string() })

export const pageAnswer = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: count })

export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
    requestId: z.string(),
  }),
})

export const healthAnswer = z.object({
  status: z.enum(['ok', 'unavailable']),
  database: z.enum(['ok', 'unreachable']),
  version: z.string(),
})
export const versionAnswer = z.object({ version: z.string() })

export const regionItem = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(RegionLevel),
  parent: z.string().nullable(),
})

export const targetItem = z.object({
  id: z.string(),
  plan: z.string(),
  region: z.string(),
  indicator: z.string(),
  comparator: z.enum(Comparator),
  value: z.number().nullable().meta({ description: '参照值类目标给出当前参照值' }),
  unit: z.string(),
  year: z.int().nullable(),
  scope: z.string(),
})

export const indicatorItem = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  source: z.enum(['computed', 'reported', 'awaited']).meta({
    description: 'computed 由记录计算；reported 由主管部门上报；awaited 记录还没有建立，暂无数据',
  }),
  definition: z.string(),
})

export const indicatorValueItem = z.object({
  region: regionRef,
  indicator: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  asOf: day,
  target: z
    .object({
      id: z.string(),
      comparator: z.enum(Comparator),
      value: z.number().nullable(),
      year: z.int().nullable(),
    })
    .nullable(),
  status: z.enum(['met', 'on_track', 'behind', 'no_data', 'no_target']),
  subArea: z
    .string()
    .nullable()
    .meta({ description: '目标只对区内一个片区提出时，片区的名称；值也是片区的' }),
  missing: z.string().nullable().meta({ description: '没有值的原因' }),
  notes: z.array(z.string()).meta({ description: '口径说明：用了哪年的人口，哪些记录没有计入' }),
})

export const figureRowItem = z.object({
  type: z.enum([
    'facility',
    'kindergarten',
    'service_site',
    'township',
    'reported_figure',
    'expert',
    'training_course',
  ]),
  id: z.string(),
  facility: z.object({ id: z.string(), name: z.string() }).nullable(),
  name: z.string(),
  region: regionRef,
  contribution: z.number(),
})

const places = z.object({
  infant: count.nullable(),
  toddler: count.nullable(),
  older: count.nullable(),
  mixed: count.nullable(),
  total: count.nullable(),
})

export const facilityItem = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(FacilityKind),
  status: z.enum(OperatingStatus),
  address: z.string().nullable(),
  region: regionRef,
  lng: z.number().nullable().meta({ description: 'WGS-84' }),
  lat: z.number().nullable().meta({ description: 'WGS-84' }),
  distanceMetres: z.number().nullable(),
  inclusive: z.boolean().nullable(),
  places,
  vacancies: z.object({ total: count.nullable(), asOf: day.nullable() }),
  filing: z.object({
    state: z.enum(FilingState),
    number: z.string().nullable(),
    filedOn: day.nullable(),
  }),
  isDemo: z.boolean(),
})

const yuan = z.number().nullable()

export const facilityAnswer = facilityItem.extend({
  ownership: z.enum(Ownership).nullable(),
  creditCode: z.string().nullable(),
  phone: z.string().nullable(),
  openedOn: day.nullable(),
  classes: z.array(z.object({ kind: z.string(), places: count.nullable() })),
  fees: z.object({ fullDayYuan: yuan, halfDayYuan: yuan, hourlyYuan: yuan, mealsYuan: yuan }),
  titles: z.array(z.object({ kind: z.string(), awardedOn: day, validUntil: day.nullable() })),
  doctorContracts: z.array(z.object({ medicalBody: z.string(), signedOn: day, endsOn: day.nullable() })),
  disclosures: z.null().meta({ description: '还没有记录' }),
  inspections: z.null().meta({ description: '还没有记录' }),
  staff: z
    .object({
      people: count,
      needCertificate: count.meta({ description: '岗位需要证书的人数' }),
      certified: count.meta({ description: '其中持有核验过的有效证书的人数' }),
    })
    .nullable()
    .meta({ description: '没有登记工作人员时为空' }),
  source: z.string(),
})
export type FacilityAnswer = z.output<typeof facilityAnswer>

export const workingDaysAnswer = z.object({
  from: day,
  days: count,
  due: day,
  provisional: z.boolean().meta({ description: '期限涉及还没有公布放假安排的年份，只按周末推算' }),
})

export const receiptAnswer = z.object({
  number: z.string(),
  status: z.enum(['valid', 'changed', 'cancelled', 'invalid']).meta({
    description: 'changed 已由新的回执取代；invalid 签名或记录没有通过核验，不要采信',
  }),
  facility: z.object({ id: z.string(), name: z.string() }),
  issuedOn: day,
  issuer: z.string(),
  statusSince: day,
  replacedBy: z.string().nullable(),
  isDemo: z.boolean(),
  payload: z.unknown().meta({ description: '被签名的内容；按 RFC 8785 规范化后核对签名' }),
  signature: z.object({ algorithm: z.string(), keyId: z.string(), value: z.string() }),
})
export type ReceiptAnswer = z.output<typeof receiptAnswer>

export const keyItem = z.object({
  algorithm: z.enum(['ed25519', 'sm2']),
  keyId: z.string().meta({ description: '公钥（DER）的 SHA-256 的前 16 位十六进制数字' }),
  publicKey: z.string().meta({ description: 'SPKI DER，base64' }),
})

export const openApiQuerySchema = z.object({})
