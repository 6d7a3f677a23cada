import { z } from 'zod'
import { optionalText, requiredChoice } from '@/lib/core/fields'
import { ProcedureKind } from '@/prisma/generated/enums'

export const startSchema = z.object({
  kind: requiredChoice(ProcedureKind, '请选择要办什么'),
  region: optionalText(60),
  facilityId: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.uuid().nullable(),
  ),
})
export type StartInput = z.output<typeof startSchema>

/** Some inputs of a form, each under its own name; `names` says which, one a line, because empty boxes send nothing. */
export const saveInputsSchema = z.looseObject({
  caseId: z.uuid(),
  names: z.string().max(100_000),
})

/** A whole page without JavaScript: `drawn` are the inputs as they were drawn, so that only what changed is saved. */
export const savePageSchema = z.looseObject({
  caseId: z.uuid(),
  page: z.string().max(60),
  drawn: z.string().max(900_000),
  /** next, list, add:<list>:<key>, remove:<list>:<key>. */
  go: z
    .string()
    .regex(/^(next|list|(add|remove):(rooms|classes):[a-z0-9-]{1,40})$/)
    .default('next'),
  back: z.enum(['check', 'corrections', '']).default(''),
})

export const caseIdSchema = z.object({ caseId: z.uuid() })
