import type { CaseState, DepartmentDuty, ScanState } from '@/prisma/generated/enums'

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
  'signed_out',
  'failed',
] as const
export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number]

/** Files of a case change while its answers may be saved (lib/filings/rules.ts `save`; a unit test keeps them equal). */
export const canChangeFiles = (state: CaseState): boolean => state === 'draft' || state === 'correction'

/** An infected file counts as missing. */
export const isUsable = (file: { scan: ScanState }): boolean => file.scan !== 'infected'

const MOST_FILES_A_SLOT = 20
/** A person has many certificates, and every year new ones. */
const MOST_SCANS = 100
export const mostFilesOf = (material: string): number =>
  material === CERTIFICATE_MATERIAL ? MOST_SCANS : MOST_FILES_A_SLOT
export const MOST_PIXELS = 50_000_000

/** Scans of a person's certificates (lib/certificates): the person's own, and no paper of a filing. */
export const CERTIFICATE_MATERIAL = 'certificate'

const FILED_STAFF_MATERIALS: readonly string[] = ['staff_qualification', 'staff_health']
/** Papers of a member of staff belong to the person and, but for scans of certificates, go with every filing that names them. */
export const STAFF_MATERIALS: readonly string[] = [...FILED_STAFF_MATERIALS, CERTIFICATE_MATERIAL]
const SINGLE_FILE: readonly string[] = ['licence', 'food_permit', ...FILED_STAFF_MATERIALS]

/** One certificate is one file; contracts and drawings may be several photographs. */
export const isSingleFile = (material: string): boolean => SINGLE_FILE.includes(material)

/** Papers by duty: a department sees what its question is about, not everybody's health certificates. */
const PAPERS: Record<DepartmentDuty, readonly string[]> = {
  education: ['licence', 'premises', 'floor_plan'],
  health: [
    'health_evaluation',
    'floor_plan',
    'air_test',
    'staff_health',
    'staff_qualification',
    'food_permit',
  ],
  fire: ['fire', 'floor_plan', 'premises'],
  market: ['licence', 'food_permit', 'meal_contract'],
  housing: ['premises', 'floor_plan'],
  police: ['licence', 'floor_plan'],
  civil_affairs: ['licence'],
}

export const readsPaper = (duty: DepartmentDuty, material: string): boolean => PAPERS[duty].includes(material)

export type StoredKind = 'pdf' | 'jpeg' | 'png'
export const MEDIA_TYPE: Record<StoredKind, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
}
const EXTENSIONS: Record<StoredKind, readonly [string, ...string[]]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
}
const LONGEST_NAME = 200

/**
 * The name a file is shown and saved under: any script and emoji, but no folder, no control character, no sign that
 * turns the direction of reading (which can hide an extension), and an extension that says what the bytes are.
 */
export function nameOf(given: string, kind: StoredKind): string {
  const plain = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.trim()
  const [usual] = EXTENSIONS[kind]
  const dot = plain?.lastIndexOf('.') ?? -1
  const own = plain && dot > 0 ? plain.slice(dot + 1).toLowerCase() : ''
  const isOwn = EXTENSIONS[kind].includes(own)
  const isPhoto = kind === 'jpeg' && /^hei[cf]$/.test(own)
  const base = (isOwn || isPhoto ? plain?.slice(0, dot) : plain) || '未命名'
  const extension = isOwn ? own : usual
  return `${[...base].slice(0, LONGEST_NAME - extension.length - 1).join('')}.${extension}`
}

/** One slot of a page: the anchor a plain form comes back to, and the name its problem is told under. */
export const slotKey = (material: string, staffPersonId?: string | null) =>
  `file-${material}${staffPersonId ? `-${staffPersonId}` : ''}`

type Search = Record<string, string | string[] | undefined>

/** What a plain form's answer says about one slot (`?slot=…&problem=…`). */
export function slotProblem(search: Search | undefined, key: string): UploadProblem | null {
  if (search?.slot !== key) return null
  return UPLOAD_PROBLEMS.find((problem) => problem === search.problem) ?? null
}
