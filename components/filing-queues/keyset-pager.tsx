import { formatInteger } from '@/lib/format/number'

type Props = {
  /** All rows of the list, on every page together. */
  total: number
  /** Null on the first page. */
  firstHref: string | null
  /** Null on the last page. */
  nextHref: string | null
  unit: string
}

/** Pages that follow the last row seen: what happens meanwhile shifts no row onto another page. Back is the browser's. */
export function KeysetPager({ total, firstHref, nextHref, unit }: Props) {
  return (
    <nav className="pager" aria-label="分页">
      <p>
        共 {formatInteger(total)} {unit}
      </p>
      {(firstHref || nextHref) && (
        <p className="pager-links">
          {firstHref && <a href={firstHref}>回到第一页</a>}
          {nextHref && (
            <a href={nextHref} rel="next">
              下一页
            </a>
          )}
        </p>
      )}
    </nav>
  )
}
