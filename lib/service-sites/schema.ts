import { z } from 'zod'
import {
  formVersion,
  optionalCount,
  optionalDegrees,
  optionalText,
  requiredChoice,
  requiredText,
} from '@/lib/core/fields'
import { given } from '@/lib/core/query-fields'
import { OperatingStatus, ServiceSiteKind } from '@/prisma/generated/enums'

/** Unreadable filters fall back to none: the list still opens. */
export const serviceSiteFilterSchema = z.object({
  region: given(z.string().optional()).catch(undefined),
  kind: given(z.enum(ServiceSiteKind).optional()).catch(undefined),
  q: given(z.string().trim().max(100).optional()).catch(undefined),
  page: given(z.coerce.number().int().min(1).max(100_000).default(1)).catch(1),
  pageSize: given(z.coerce.number().int().min(1).max(100).default(50)).catch(50),
})
export type ServiceSiteFilter = z.output<typeof serviceSiteFilterSchema>

const fields = z.object({
  kind: requiredChoice(ServiceSiteKind, '请选择站点类型'),
  name: requiredText('请填写站点名称', 100),
  region: requiredText('请填写所在街镇，可填名称或区划代码', 60),
  address: optionalText(200),
  status: requiredChoice(OperatingStatus, '请选择状态'),
  /** Only places that must have a 母婴室 can lack one. */
  isBuilt: z
    .preprocess((value) => value ?? '0', z.enum(['1', '0'], '请选择'))
    .transform((value) => value === '1'),
  communitiesCovered: optionalCount(9_999),
  responsibleBody: optionalText(100),
  lng: optionalDegrees('经度应为度数，例如 121.458'),
  lat: optionalDegrees('纬度应为度数，例如 30.918'),
  source: optionalText(300),
})

const isWhole = ({ lng, lat }: { lng: number | null; lat: number | null }) =>
  (lng === null) === (lat === null)
const whole = { path: ['lng'], message: '经度和纬度要一起填写' }

export const serviceSiteFormSchema = fields.refine(isWhole, whole)
export type ServiceSiteForm = z.output<typeof serviceSiteFormSchema>
export const serviceSiteEditSchema = fields
  .extend({ id: z.uuid(), version: formVersion() })
  .refine(isWhole, whole)
