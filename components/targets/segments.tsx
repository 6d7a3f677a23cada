export type Segment = { href: string; label: string; current: boolean }

/** A choice of few as links: works without JavaScript, stays in the address. */
export function Segments({ label, items }: { label: string; items: readonly Segment[] }) {
  return (
    <nav className="segments no-print" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            <a href={item.href} aria-current={item.current ? 'true' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
