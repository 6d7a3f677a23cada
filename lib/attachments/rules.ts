import type { CaseState, ScanState } from '@/prisma/generated/enums'

/** Files of a case change while its answers may be saved (lib/filings/rules.ts `save`; a unit test keeps them equal). */
export const canChangeFiles = (state: CaseState): boolean => state === 'draft' || state === 'correction'

/** An infected file counts as missing. */
export const isUsable = (file: { scan: ScanState }): boolean => file.scan !== 'infected'

export const MOST_FILES_A_SLOT = 20
export const MOST_PIXELS = 50_000_000

/** Papers of a member of staff belong to the person and go with every filing that names them. */
export const STAFF_MATERIALS: readonly string[] = ['staff_qualification', 'staff_health']
const SINGLE_FILE: readonly string[] = ['licence', 'food_permit', ...STAFF_MATERIALS]

/** One certificate is one file; contracts and drawings may be several photographs. */
export const isSingleFile = (material: string): boolean => SINGLE_FILE.includes(material)
