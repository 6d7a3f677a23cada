import type { NavItem } from './nav-links'

export type NavGroup = { label: string; items: NavItem[] }

/** Items under the name of their group, in the order the groups first appear; an item without one stands for itself. */
export function groupsOf(items: readonly NavItem[]): NavGroup[] {
  const groups = new Map<string, NavItem[]>()
  for (const item of items) {
    const label = item.group ?? item.label
    groups.set(label, [...(groups.get(label) ?? []), item])
  }
  // A group of one is its page.
  return [...groups].map(([label, all]) => ({
    label: all.length === 1 ? (all[0]?.label ?? label) : label,
    items: all,
  }))
}
