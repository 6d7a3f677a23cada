import { findField } from '@/lib/procedures/field-register'
import type { DepartmentDuty } from '@/prisma/generated/enums'

/** What every department must know to say what it speaks of. */
const FOR_ALL = ['name', 'region', 'address', 'position', 'facility_kind', 'contact_name', 'contact_phone']

/** The answers a department reads: those the register of fields gives it, and who and where the facility is. */
export const isReadBy = (duty: DepartmentDuty, code: string): boolean => {
  const readers: readonly string[] = findField(code)?.readers ?? []
  return FOR_ALL.includes(code) || readers.includes(duty) || readers.includes('public')
}

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
