import { z } from 'zod'
import { formVersion, optionalText, requiredText } from '@/lib/core/fields'
import { EXPORT_SCOPES, LEGAL_BASES, type LegalBasis } from './rules'

const BASES = Object.keys(LEGAL_BASES) as [LegalBasis, ...LegalBasis[]]
const text = (max: number) => optionalText(max).transform((value) => value ?? '')
const ticked = z
  .literal('1')
  .optional()
  .transform((value) => value === '1')

export const requestExportSchema = z
  .object({
    authority: requiredText('请填写要求提供信息的机关全称', 100),
    documentNumber: requiredText('请填写来函的文号', 100),
    legalBasis: z.enum(BASES, '请选择法律依据'),
    otherBasis: text(200),
    purpose: requiredText('请写明用途', 500),
    scopeKind: z.enum(EXPORT_SCOPES, '请选择提供哪些人的信息'),
    facility: text(100),
    region: text(60),
    /** Never echoed back, never stored. */
    identitySecret: text(40),
    withNumbers: ticked,
    keepsSilent: ticked,
  })
  .superRefine((input, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (input.purpose.length < 8) missing('purpose', '请写明用途，至少 8 个字')
    if (input.legalBasis === 'other' && input.otherBasis.length < 6)
      missing('otherBasis', '请写明法律名称和条款')
    if (input.scopeKind === 'facility_staff' && !input.facility)
      missing('facility', '请填写机构的名称或信用代码')
    if (input.scopeKind === 'area_children' && !input.region) missing('region', '请填写地区')
    if ((input.scopeKind === 'staff_person' || input.scopeKind === 'child') && !input.identitySecret)
      missing('identitySecret', '请填写这个人的证件号')
  })
export type RequestExportInput = z.output<typeof requestExportSchema>

export const decideExportSchema = z
  .object({
    requestId: z.uuid(),
    version: formVersion(),
    decision: z.enum(['approve', 'reject'], '请选择批准或不批准'),
    reason: text(500),
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision === 'reject' && reason.length < 4)
      context.addIssue({ code: 'custom', path: ['reason'], message: '请写明不批准的原因' })
  })
export type DecideExportInput = z.output<typeof decideExportSchema>

export const withdrawExportSchema = z.object({ requestId: z.uuid(), version: formVersion() })
export type WithdrawExportInput = z.output<typeof withdrawExportSchema>

export const exportFilterSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
export type ExportFilter = z.output<typeof exportFilterSchema>
