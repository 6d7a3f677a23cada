import { safeNext } from '@/lib/accounts/rules'

export const NOTICES_PER_PAGE = 20

/** '' or a path of this portal. Throws for another site, a scheme or `//host`: a notice leads nowhere else. */
export function noticeHref(href: string): string {
  if (href === '') return ''
  const path = safeNext(href)
  if (path === null) throw new RangeError('A notice links to a path of this portal only')
  return path
}
