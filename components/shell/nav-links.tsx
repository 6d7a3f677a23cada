'use client'
import { usePathname } from 'next/navigation'

export type NavItem = { href: string; label: string }

/** Marks where the reader is. A client part because a layout does not draw again when only the page below changes. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const path = usePathname()
  const current = currentItem(items, path)
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={ariaCurrent(item, current, path)}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The longest address the path lies under, so /office/targets does not also mark /office. */
export function currentItem(items: NavItem[], path: string): NavItem | undefined {
  return items
    .filter((item) => path === item.href || path.startsWith(item.href === '/' ? '//' : `${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}

function ariaCurrent(item: NavItem, current: NavItem | undefined, path: string): 'page' | 'true' | undefined {
  if (item !== current) return undefined
  return item.href === path ? 'page' : 'true'
}
