import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** One or two sentences: what this page answers, and as of when. */
  lead?: ReactNode
  /** Links and buttons that act on the whole page: export, print. */
  actions?: ReactNode
}

/** The page's only h1. */
export function PageTitle({ title, lead, actions }: Props) {
  return (
    <div className="page-title">
      <div>
        <h1>{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
