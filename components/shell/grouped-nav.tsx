'use client'
import { usePathname } from 'next/navigation'
import { groupsOf } from './nav-groups'
import { ariaCurrent, currentItem, type NavItem, NavLinks } from './nav-links'

/** Two rows: the groups, each leading to its first page, and under them the pages of the group the reader is in. */
export function GroupedNav({ items }: { items: NavItem[] }) {
  const path = usePathname()
  const current = currentItem(items, path)
  const groups = groupsOf(items)
  const open = groups.find((group) => current && group.items.includes(current))
  return (
    <>
      <ul>
        {groups.map((group) => (
          <li key={group.label}>
            <a
              href={group.items[0]?.href}
              aria-current={
                group !== open
                  ? undefined
                  : group.items.length === 1
                    ? ariaCurrent(group.items[0], current, path)
                    : 'true'
              }
            >
              {group.label}
            </a>
          </li>
        ))}
      </ul>
      {open && open.items.length > 1 && (
        <div className="site-nav-pages">
          <NavLinks items={open.items} all={items} />
        </div>
      )}
    </>
  )
}
