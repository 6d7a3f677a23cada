import { formatInteger } from '@/lib/format/number'

type Props = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  href: (page: number) => string
  /** Measure word of what is counted: 家, 条, 人. */
  unit?: string
}

/** Total and page links; on a single page only the total, so a reader always knows how many there are. */
export function Pager({ page, pageSize, total, href, unit = '条' }: Props) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  return (
    <nav className="pager" aria-label="分页">
      <p>
        共 {formatInteger(total)} {unit}
        {last > 1 && `，第 ${page} 页，共 ${last} 页`}
      </p>
      {last > 1 && (
        <p className="pager-links">
          {page > 1 && (
            <a href={href(page - 1)} rel="prev">
              上一页
            </a>
          )}
          {pagesShown(page, last).map((shown, index) =>
            shown === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no name of their own
              <span key={`gap-${index}`}>…</span>
            ) : (
              <a key={shown} href={href(shown)} aria-current={shown === page ? 'page' : undefined}>
                <span className="sr-only">第</span>
                {shown}
                <span className="sr-only">页</span>
              </a>
            ),
          )}
          {page < last && (
            <a href={href(page + 1)} rel="next">
              下一页
            </a>
          )}
        </p>
      )}
    </nav>
  )
}

/** First, last and the neighbours of the current page; null is a gap of at least one page. */
export function pagesShown(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((number, index) => {
    const previous = pages[index - 1] ?? 0
    return number - previous > 1 ? [null, number] : [number]
  })
}
