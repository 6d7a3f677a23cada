import { z } from 'zod'
import { AppError, type ErrorCode } from '@/lib/core/errors'
import type { UploadProblem } from './rules'

const CODE_OF: Partial<Record<UploadProblem, ErrorCode>> = {
  too_large: 'too_large',
  too_many: 'too_many',
  closed: 'conflict',
  gone: 'not_found',
}

/** A file that is not taken; `problem` has its sentence in labels.ts. */
export class UploadRefusal extends AppError {
  constructor(readonly problem: UploadProblem) {
    super(CODE_OF[problem] ?? 'invalid')
    this.name = 'UploadRefusal'
  }
}

const id = z.uuid()
const blankToNull = (value: unknown) => (value === '' || value === undefined ? null : value)

/** Where a file goes: a material of a case, or a paper of a member of staff (with or without the case it is shown in). */
export const slotSchema = z
  .object({
    caseId: z.preprocess(blankToNull, id.nullable()),
    staffPersonId: z.preprocess(blankToNull, id.nullable()),
    material: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
    subtype: z.preprocess(
      blankToNull,
      z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,63}$/)
        .nullable(),
    ),
    /** The file it takes the place of; without one it is added. */
    replaces: z.preprocess(blankToNull, id.nullable()),
  })
  .refine((slot) => slot.caseId !== null || slot.staffPersonId !== null)
export type Slot = z.output<typeof slotSchema>
