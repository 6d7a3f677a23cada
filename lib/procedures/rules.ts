import type { DateString } from '@/lib/format/date'

type Version = { regionCode: string; validFrom: DateString; isEnabled: boolean }

/**
 * The version a case begun on the day takes: the nearest jurisdiction up the path that has one in force, and there the
 * latest that had begun. A version with a later start date takes nothing before that day; null: nothing in force.
 */
export function versionInForce<T extends Version>(
  versions: readonly T[],
  regionPath: string,
  on: DateString,
): T | null {
  for (const code of regionPath.split('/').reverse()) {
    const begun = versions.filter((one) => one.regionCode === code && one.isEnabled && one.validFrom <= on)
    const [latest] = begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    if (latest) return latest
  }
  return null
}
