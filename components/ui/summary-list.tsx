import type { ReactNode } from 'react'

export type SummaryRow = { label: string; value: ReactNode; action?: { href: string; label: string } }

/** Label and value pairs. The action's hidden words name its row, so “修改” is never heard alone. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.action && (
            <dd>
              <a href={row.action.href}>
                {row.action.label}
                <span className="sr-only">：{row.label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
