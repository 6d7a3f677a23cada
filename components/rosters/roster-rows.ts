import type { Roster, RosterPerson } from '@/lib/rosters/queries'
import { DEFAULT_SPAN, type Duty } from '@/lib/rosters/rules'
import type { DutyValues } from './duty-row'

const FREE_ROWS = 3
const FREE: DutyValues = { personId: '', classId: '', ...DEFAULT_SPAN }

/** The rows of the form: what is written down (or copied) person by person, those not on duty, then free ones. */
export function rosterRows(roster: Roster, copied: readonly Duty[] | null): DutyValues[] {
  const duties = copied ?? roster.duties
  const rowsOf = ({ id }: RosterPerson): DutyValues[] => {
    const own = duties.filter(({ personId }) => personId === id)
    if (own.length === 0) return [{ ...FREE, personId: id }]
    return own.map(({ classId, fromMinute, untilMinute }) => ({
      personId: id,
      classId: classId ?? 'all',
      fromMinute,
      untilMinute,
    }))
  }
  return [...roster.people.flatMap(rowsOf), ...Array.from({ length: FREE_ROWS }, () => FREE)]
}
