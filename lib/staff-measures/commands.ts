import 'server-only'
import type { Tx } from '@/lib/core/db'
import { refreshRollups } from '@/lib/rollups/commands'

/**
 * Moves the staff figures of every division where these people have or had a post, in the caller's transaction. To be
 * called after a change of their posts, certificates or attendances; `regionCodes` adds what the posts no longer tell:
 * the facility a post was moved away from, the division of a course.
 */
export async function refreshStaffMeasures(
  tx: Tx,
  personIds: readonly string[],
  regionCodes: readonly string[] = [],
): Promise<void> {
  const ids = [...new Set(personIds)]
  // In code order, like every refresh: two writers meet at the same county first.
  const rows =
    ids.length === 0
      ? []
      : await tx.$queryRaw<{ code: string }[]>`
          select distinct f.region_code as code from staff_posts p join facilities f on f.id = p.facility_id
          where p.person_id = any(${ids}::uuid[]) order by code`
  await refreshRollups(tx, [...rows.map((row) => row.code), ...regionCodes])
}
