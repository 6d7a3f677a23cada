import type { Basis } from '@/prisma/generated/enums'

/** '/targets' for the public, '/office/targets' for officials: the same pages in another frame. */
export type TargetsBase = '/targets' | '/office/targets'

type Query = Record<string, string | number | null | undefined>

/** A path with the parts of the query that say something. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** 口径 as it stands in an address: the default is left out. */
export const basisQuery = (basis: Basis): string | undefined => (basis === 'filed' ? 'filed' : undefined)

export const areaHref = (base: TargetsBase, code: string, basis: Basis): string =>
  withQuery(`${base}/${code}`, { basis: basisQuery(basis) })

export const sheetHref = (base: TargetsBase, code: string, indicator: string, basis: Basis): string =>
  withQuery(`${base}/${code}/${indicator}`, { basis: basisQuery(basis) })
