import { findField } from '@/lib/procedures/field-register'
import type { DepartmentDuty } from '@/prisma/generated/enums'

/** What every department must know to say what it speaks of. */
const FOR_ALL = ['name', 'region', 'address', 'position', 'facility_kind', 'contact_name', 'contact_phone']

/** The answers a department reads: those the register of fields gives it, and who and where the facility is. */
export const isReadBy = (duty: DepartmentDuty, code: string): boolean => {
  const readers: readonly string[] = findField(code)?.readers ?? []
  return FOR_ALL.includes(code) || readers.includes(duty) || readers.includes('public')
}
