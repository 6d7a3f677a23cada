import { z } from 'zod'
import { type DateString, isRealDate } from '@/lib/format/date'

type Due = { dueOn: DateString | null; id: string }

/** The cursor of the row a list by due day ends with; '-' where nothing is due. */
export const writeDueCursor = ({ dueOn, id }: Due): string => `${dueOn ?? '-'}_${id}`

/** The row a cursor names; null for anything else. */
export function readDueCursor(text: string | undefined): Due | null {
  const [day = '', id = ''] = text?.split('_') ?? []
  if (!z.uuid().safeParse(id).success) return null
  if (day === '-') return { dueOn: null, id }
  return isRealDate(day) ? { dueOn: day, id } : null
}
