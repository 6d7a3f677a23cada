'use client'
import { usePathname } from 'next/navigation'

export type NavItem = { href: string; label: string; group?: string }

/**
 * Marks where the reader is, among `all` the pages when these are a part of them. A client part because a layout does
 * not draw again when only the page below changes.
 */
export function NavLinks({ items, all = items }: { items: NavItem[]; all?: NavItem[] }) {
  const path = usePathname()
  const current = currentItem(all, path)
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

export function ariaCurrent(
  item: NavItem | undefined,
  current: NavItem | undefined,
  path: string,
): 'page' | 'true' | undefined {
  if (!item || item.href !== current?.href) return undefined
  return item.href === path ? 'page' : 'true'
}
