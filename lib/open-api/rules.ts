import { z } from 'zod'
import { SCOPES, type Scope } from '@/lib/api-keys/rules'
import { workingDaysQuerySchema } from '@/lib/calendar/schema'
import { certificateCheckAnswer, certificateCheckSchema } from '@/lib/certificate-checks/schema'
import { classReportAnswer, classReportSchema } from '@/lib/class-reports/schema'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import {
  figureRowsQuerySchema,
  indicatorsQuerySchema,
  indicatorValuesQuerySchema,
} from '@/lib/indicators/schema'
import { targetsQuerySchema } from '@/lib/plans/schema'
import { receiptKeysQuerySchema, receiptQuerySchema } from '@/lib/receipts/schema'
import { regionsQuerySchema } from '@/lib/regions/schema'
import {
  errorAnswer,
  facilityAnswer,
  facilityItem,
  figureRowItem,
  healthAnswer,
  indicatorItem,
  indicatorValueItem,
  keyItem,
  pageAnswer,
  receiptAnswer,
  regionItem,
  targetItem,
  versionAnswer,
  workingDaysAnswer,
} from './schema'

export type ApiEndpoint = {
  /** As in the address, path parameters in braces. */
  path: string
  summary: string
  /** Query and path parameters together, as endpoint() reads them. */
  query: z.ZodObject
  answer: z.ZodType
  /** Of a POST: what is sent as JSON, and the scope the partner's key must have. */
  post?: { body: z.ZodObject; scope: Scope }
  errors: readonly number[]
}

const nothing = z.object({})

/** Every address of the API. A route file without an entry here, or the other way round, fails a test. */
export const API_ENDPOINTS: readonly ApiEndpoint[] = [
  {
    path: '/api/health',
    summary: '服务和数据库是否正常',
    query: nothing,
    answer: healthAnswer,
    errors: [503],
  },
  { path: '/api/version', summary: '版本', query: nothing, answer: versionAnswer, errors: [429, 500] },
  {
    path: '/api/openapi.json',
    summary: '本文档',
    query: nothing,
    answer: z.object({ openapi: z.string() }).loose(),
    errors: [429, 500],
  },
  {
    path: '/api/v1/regions',
    summary: '在用的行政区划',
    query: regionsQuerySchema,
    answer: pageAnswer(regionItem),
    errors: [404, 422, 429, 500],
  },
  {
    path: '/api/v1/targets',
    summary: '规划目标',
    query: targetsQuerySchema,
    answer: pageAnswer(targetItem),
    errors: [404, 422, 429, 500],
  },
  {
    path: '/api/v1/indicators',
    summary: '指标目录',
    query: indicatorsQuerySchema,
    answer: pageAnswer(indicatorItem),
    errors: [422, 429, 500],
  },
  {
    path: '/api/v1/indicator-values',
    summary: '一个地区（或其下一级各地区）的指标值、目标和状态',
    query: indicatorValuesQuerySchema,
    answer: pageAnswer(indicatorValueItem),
    errors: [404, 422, 429, 500],
  },
  {
    path: '/api/v1/indicator-values/{region}/{indicator}/rows',
    summary: '分子（或分母）背后的记录，各行 contribution 之和等于该数',
    query: figureRowsQuerySchema,
    answer: pageAnswer(figureRowItem),
    errors: [404, 422, 429, 500],
  },
  {
    path: '/api/v1/facilities',
    summary: '托育机构',
    query: facilityFilterSchema,
    answer: pageAnswer(facilityItem),
    errors: [404, 422, 429, 500],
  },
  {
    path: '/api/v1/facilities/{id}',
    summary: '一家机构的公开档案',
    query: z.object({ id: z.uuid() }),
    answer: facilityAnswer,
    errors: [404, 429, 500],
  },
  {
    path: '/api/v1/receipts/{number}',
    summary: '备案回执是否真实、现在是否有效',
    query: receiptQuerySchema,
    answer: receiptAnswer,
    errors: [404, 429, 500],
  },
  {
    path: '/api/v1/certificate-checks',
    summary: '按姓名和编号核对从业人员证书',
    query: nothing,
    post: { body: certificateCheckSchema, scope: 'certificates:check' },
    answer: certificateCheckAnswer,
    errors: [400, 401, 403, 413, 422, 429, 500],
  },
  {
    path: '/api/v1/class-months',
    summary: '上报本机构各班的在托人数',
    query: nothing,
    post: { body: classReportSchema, scope: 'class_months:write' },
    answer: classReportAnswer,
    errors: [400, 401, 403, 404, 409, 413, 422, 429, 500],
  },
  {
    path: '/api/v1/receipts/keys',
    summary: '核对回执签名的公钥，现用的在前',
    query: receiptKeysQuerySchema,
    answer: pageAnswer(keyItem),
    errors: [422, 429, 500],
  },
  {
    path: '/api/v1/working-days',
    summary: '从某日起若干个工作日后的期限，起始日不计',
    query: workingDaysQuerySchema,
    answer: workingDaysAnswer,
    errors: [422, 429, 500],
  },
]

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema>; required?: string[] }

function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // Digits in an address are a number to the reader.
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern !== '^\\d{1,7}$') return
      delete jsonSchema.pattern
      jsonSchema.type = 'integer'
    },
  }) as JsonSchema
  delete json.$schema
  return json
}

const errorText: Record<number, string> = {
  404: '没有这个地区、指标、机构或回执',
  422: '参数不对，fields 写明哪一个',
  429: '请求过于频繁',
  500: '系统出了问题，requestId 供查询',
  503: '数据库连不上',
}

function operation({ path, summary, query, answer, errors, post }: ApiEndpoint) {
  const { properties = {}, required = [] } = toJson(query, 'input')
  const body = (schema: JsonSchema) => ({ 'application/json': { schema } })
  const failures = errors.map((status) => [
    String(status),
    {
      description: errorText[status] ?? '',
      content: body(status === 503 ? toJson(answer, 'output') : { $ref: '#/components/schemas/Error' }),
    },
  ])
  return {
    summary: post ? `${summary}（密钥用途：${SCOPES[post.scope]}）` : summary,
    ...(post && {
      security: [{ partnerKey: [] }],
      requestBody: { required: true, content: body(toJson(post.body, 'input')) },
    }),
    parameters: Object.entries(properties).map(([name, { description, ...schema }]) => {
      const inPath = path.includes(`{${name}}`)
      return {
        name,
        in: inPath ? 'path' : 'query',
        required: inPath || required.includes(name),
        ...(description ? { description } : {}),
        schema,
      }
    }),
    responses: {
      '200': { description: '成功', content: body(toJson(answer, 'output')) },
      ...(errors.includes(503) || post ? {} : { '304': { description: '与 If-None-Match 所给的相同' } }),
      ...Object.fromEntries(failures),
    },
  }
}

/** The OpenAPI 3.1 document of the addresses above. */
export function openApiDocument(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: '善育 开放数据接口',
      version,
      description:
        '公开只读，无须登录；POST 地址要用安全管理员发的密钥（Authorization: Bearer …）。列表答 {items, page, pageSize, total}；不认识的参数忽略；未知为 null，不是零；坐标为 WGS-84。',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      API_ENDPOINTS.map((entry) => [entry.path, { [entry.post ? 'post' : 'get']: operation(entry) }]),
    ),
    components: {
      schemas: { Error: toJson(errorAnswer, 'output') },
      securitySchemes: { partnerKey: { type: 'http', scheme: 'bearer' } },
    },
  }
}
