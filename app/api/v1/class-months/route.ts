import { keyDoor } from '@/app/key-door'
import { reportMonth } from '@/lib/class-reports/commands'
import { classReportSchema } from '@/lib/class-reports/schema'

/** An operator's own software reports how many children its classes have. */
export const POST = keyDoor('class_months:write', classReportSchema, reportMonth)
