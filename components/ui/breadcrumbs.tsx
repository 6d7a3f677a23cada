export type Crumb = { label: string; href?: string }

/** The way up; the last one is this page and carries no address. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="当前位置" className="no-print">
      <ol className="breadcrumbs">
        {items.map((item) => (
          <li key={item.href ?? item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
