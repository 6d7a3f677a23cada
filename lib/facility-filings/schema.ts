import { z } from 'zod'
import { checkCreditCode } from '@/lib/facilities/credit-code'
import { CLASS_KINDS } from '@/lib/facilities/rules'
import { isRealDate } from '@/lib/format/date'
import { CoordinateSystem, FacilityKind, Ownership } from '@/prisma/generated/enums'

// The form has been checked when it was sent (lib/filings); this is the register's own door, which takes nothing on trust.

const text = z.string().trim().min(1)
const textOrNothing = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  text.nullable(),
)
const yuan = z.preprocess(
  (value) => (value === '' ? null : value),
  z
    .string()
    .regex(/^\d{1,8}(\.\d{1,2})?$/)
    .nullable(),
)
const creditCode = text.transform((value, context) => {
  const checked = checkCreditCode(value)
  if (checked.ok) return checked.code
  context.addIssue({ code: 'custom', message: checked.reason })
  return z.NEVER
})
const position = z
  .object({ lng: z.number(), lat: z.number(), system: z.enum(CoordinateSystem).default('WGS84') })
  .nullable()
  .catch(null)

/** The answers of a case the register keeps, by code of the field register; everything else stays with the case. */
export const registerAnswers = z
  .object({
    name: text.max(100),
    credit_code: creditCode,
    region: text,
    address: text.max(200),
    facility_kind: z.enum(FacilityKind),
    ownership: z.enum(Ownership),
    inclusive: z.boolean().nullable(),
    head_name: text.max(50),
    contact_phone: textOrNothing,
    service_forms: z.array(z.string()).min(1),
    classes: z.array(
      z.object({ kind: z.enum(CLASS_KINDS), places: z.number().int().min(0).max(9_999).nullable() }),
    ),
    fee_full_day: yuan,
    fee_half_day: yuan,
    fee_hourly: yuan,
    fee_meals: yuan,
    position,
    suspended_from: z.iso.date().refine(isRealDate),
    resumes_on: z.iso.date().refine(isRealDate),
    ends_on: z.iso.date().refine(isRealDate),
  })
  .partial()
export type RegisterAnswers = z.output<typeof registerAnswers>
