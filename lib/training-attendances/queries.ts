import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { keptBy } from '@/lib/training-courses/policy'
import type { AttendanceMethod } from '@/prisma/generated/enums'

export type AttendeeDto = {
  attendanceId: string
  name: string
  identityMasked: string
  facilityName: string | null
  hours: number
  attendedOn: DateString
  method: AttendanceMethod
  recordedName: string
  recordedAt: Date
  revokedAt: Date | null
  revokeReason: string | null
}

/** Who attended a session the actor keeps, in the order recorded. */
export async function listAttendees(actor: Actor, sessionId: string): Promise<AttendeeDto[]> {
  if (!z.uuid().safeParse(sessionId).success) return []
  const rows = await db.trainingAttendance.findMany({
    where: { sessionId, session: { course: keptBy(actor) } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, hours: true, attendedOn: true, method: true, recordedName: true, recordedAt: true },
      ...{ revokedAt: true, revokeReason: true },
      person: { select: { name: true, identityMasked: true } },
      facility: { select: { name: true } },
    },
  })
  return rows.map(({ id, person, facility, hours, attendedOn, ...row }) => ({
    ...row,
    ...person,
    attendanceId: id,
    hours: Number(hours),
    attendedOn: fromDateColumn(attendedOn),
    facilityName: facility?.name ?? null,
  }))
}
