import type { ReactNode } from 'react'
import { type Status, StatusTag } from './status-tag'

type Props = {
  name: string
  /** The rows behind the figure; the whole tile opens it. */
  href?: string
  /** Already formatted; `—` when there is none. */
  value: string
  unit?: string
  /** “目标 4.6 ‰（2025年）”. */
  target?: ReactNode
  /** In the unit people act on: “还差 312 个托位”. */
  gap?: ReactNode
  status: Status
  /** “截至 2026年11月22日”. */
  asOf?: ReactNode
  /** “据机构登记计算” or the document a reported figure comes from. */
  source?: ReactNode
  /** A sparkline or bar. */
  children?: ReactNode
}

export function FigureTile({ name, href, value, unit, target, gap, status, asOf, source, children }: Props) {
  return (
    <article className="tile">
      <h3 className="tile-head">
        {href ? (
          <a className="tile-link" href={href}>
            {name}
          </a>
        ) : (
          <span className="font-semibold">{name}</span>
        )}
        <StatusTag status={status} />
      </h3>
      <p className="tile-value">
        {value}
        {unit && <span className="tile-unit">{unit}</span>}
      </p>
      {target && <p>{target}</p>}
      {gap && <p className="tile-gap">{gap}</p>}
      {children}
      {(asOf || source) && (
        <p className="tile-foot">
          {asOf}
          {asOf && source && ' · '}
          {source}
        </p>
      )}
    </article>
  )
}
