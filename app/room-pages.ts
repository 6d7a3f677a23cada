import type { NavItem } from '@/components/shell/nav-links'
import { type Actor, can } from '@/lib/core/actor'
import type { PermissionCode } from '@/lib/core/permissions'

/**
 * A page in the navigation of a room. It is shown to who holds one of `needs` and fits `when`; to everybody in the room
 * when both are absent. Each page gates itself as well.
 */
export type RoomPage = NavItem & {
  needs?: PermissionCode | readonly PermissionCode[]
  when?: (actor: Actor) => boolean
}

export function pagesFor<P extends RoomPage>(actor: Actor, pages: readonly P[]): P[] {
  return pages.filter(({ needs = [], when }) => {
    const codes = typeof needs === 'string' ? [needs] : needs
    return (codes.length === 0 || codes.some((code) => can(actor, code))) && (when?.(actor) ?? true)
  })
}

/** The same for the frame, without what a browser need not know. */
export const navItemsFor = (actor: Actor, pages: readonly RoomPage[]): NavItem[] =>
  pagesFor(actor, pages).map(({ href, label, group }) => ({ href, label, group }))
