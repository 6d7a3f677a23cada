import { z } from 'zod'
import { AppError, type ErrorCode } from '@/lib/core/errors'

/** 20 MB, as on the paper forms of the guide; the database refuses more as well. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024
export const ACCEPTED_FILES = '.pdf,.jpg,.jpeg,.png,.heic,.heif'

export const UPLOAD_PROBLEMS = [
  'no_file',
  'empty',
  'too_large',
  'not_accepted',
  'web_page',
  'archive',
  'truncated',
  'too_many_pixels',
  'heic_failed',
  'infected',
  'closed',
  'unknown_material',
  'no_subtype',
  'too_many_files',
  'quota',
  'too_many',
  'gone',
  'failed',
] as const
export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number]

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

/** One slot of a page: the anchor a plain form comes back to, and the name its problem is told under. */
export const slotKey = (material: string, staffPersonId?: string | null) =>
  `file-${material}${staffPersonId ? `-${staffPersonId}` : ''}`

type Search = Record<string, string | string[] | undefined>

/** What a plain form's answer says about one slot (`?slot=…&problem=…`). */
export function slotProblem(search: Search | undefined, key: string): UploadProblem | null {
  if (search?.slot !== key) return null
  return UPLOAD_PROBLEMS.find((problem) => problem === search.problem) ?? null
}
