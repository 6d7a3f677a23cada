import type { FacilityFilter } from './schema'

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? '1' : '0')

/** The query string of a filter: defaults are left out, so that the same list has one address. */
export function facilityQuery(filter: FacilityFilter, change: Partial<FacilityFilter> = {}): string {
  const { region, near, radius, kind, inclusive, ageMonths, vacancy, q, status, filing, sort, page } = {
    ...filter,
    ...change,
  }
  const entries: [string, string | number | undefined][] = [
    ['q', q],
    ['region', region],
    ['near', near && `${near.lng},${near.lat}`],
    ['radius', radius],
    ['kind', kind],
    ['inclusive', flag(inclusive)],
    ['ageMonths', ageMonths],
    ['vacancy', flag(vacancy || undefined)],
    ['status', status === 'operating' ? undefined : status],
    ['filing', filing],
    ['sort', sort === 'region' ? undefined : sort],
    ['page', page === 1 ? undefined : page],
  ]
  const given = entries.filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}

/** True when anything but place and page narrows or moves the list. */
export function isFacilityFiltered(filter: FacilityFilter): boolean {
  return facilityQuery(filter, { page: 1 }) !== ''
}
