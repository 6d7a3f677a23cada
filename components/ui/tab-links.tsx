export type TabLink = { href: string; label: string; current?: boolean }

/** Views of the same thing, each with its own address. */
export function TabLinks({ label, items }: { label: string; items: TabLink[] }) {
  return (
    <nav className="tab-links no-print" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
