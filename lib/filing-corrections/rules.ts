import { fieldLabel } from '@/lib/procedures/labels'
import type { ProcedureDefinition } from '@/lib/procedures/schema'
import type { CorrectionAsked } from './schema'

export type CorrectionTarget = { target: string; title: string; group: 'field' | 'material' | 'staff' }

type Askable = Pick<ProcedureDefinition, 'pages' | 'materials' | 'correctionReasons'>

/** All a correction may be about: what the procedure asks for, and the papers of the staff named on the filing. */
export function correctionTargets(
  definition: Askable,
  staff: readonly { personId: string; name: string }[],
): CorrectionTarget[] {
  const fields = definition.pages.flatMap((page) => page.fields)
  return [
    ...fields.map((code) => ({
      target: `field:${code}`,
      title: fieldLabel(code),
      group: 'field' as const,
    })),
    ...definition.materials.map(({ code, title }) => ({
      target: `material:${code}`,
      title,
      group: 'material' as const,
    })),
    ...staff.map(({ personId, name }) => ({
      target: `staff:${personId}`,
      title: name,
      group: 'staff' as const,
    })),
  ]
}

/**
 * What is wrong with a list of corrections, by field name; empty when it may be sent. Only what the procedure asks
 * for, only for its reasons of completeness and form: a filing is not refused by way of corrections
 * (优化营商环境条例第三十九条; 登记和备案办法（试行）第八条).
 */
export function correctionErrors(
  items: readonly CorrectionAsked[],
  targets: readonly CorrectionTarget[],
  reasons: Askable['correctionReasons'],
): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const { target, reason } of items) {
    if (!targets.some((one) => one.target === target))
      errors.pick = ['有一项不在这个办事事项要求的内容里，不能要求补正']
    if (!reasons.some(({ code }) => code === reason))
      errors[`reason.${target}`] = ['只能选择列出的原因：材料不齐或不符合形式']
  }
  return errors
}
