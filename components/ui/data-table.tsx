import { createElement, type ReactNode, useId } from 'react'

export type Sort = { key: string; direction: 'ascending' | 'descending' }

export type Column<Row> = {
  key: string
  head: ReactNode
  /** Written small after the head, e.g. `个` or `‰`, so that cells hold bare figures. */
  unit?: string
  /** Right-aligned, never wrapped. */
  number?: boolean
  sortable?: boolean
  cell: (row: Row) => ReactNode
  /** Cell of the totals row. */
  total?: ReactNode
}

type Props<Row> = {
  /** What the table shows, and when: “各街镇托位 · 截至 2026年11月22日”. */
  caption: ReactNode
  /** Second, quieter line of the caption. */
  note?: ReactNode
  /** The first column names the row and is its header. */
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort
  /** Address of this page sorted otherwise; needed when any column is sortable. */
  sortHref?: (sort: Sort) => string
  /** Why there is nothing, and what to do. */
  empty: ReactNode
}

/** A table in its own focusable scroll region; past 20 rows head and totals stay in sight. */
export function DataTable<Row>(props: Props<Row>) {
  return drawTable({ ...props, captionId: useId() })
}

/** The same without a hook, for tables drawn once and kept (Frozen): the id must be the only one of its name on the page. */
export function drawTable<Row>({
  captionId,
  caption,
  note,
  columns,
  rows,
  rowKey,
  sort,
  sortHref,
  empty,
}: Props<Row> & { captionId: string }) {
  if (rows.length === 0) {
    return (
      <section className="table-empty" aria-labelledby={captionId}>
        <h3 id={captionId}>{caption}</h3>
        {empty}
      </section>
    )
  }
  return (
    <section
      className={rows.length > 20 ? 'table-scroll table-scroll-tall' : 'table-scroll'}
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="data-table">
        <caption>
          <span id={captionId}>
            {caption}
            {note && <small>{note}</small>}
          </span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} sortHref={sortHref} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            createElement(
              'tr',
              { key: rowKey(row) },
              ...columns.map((column, index) => cell(column, index, column.cell(row))),
            ),
          )}
        </tbody>
        {columns.some((column) => column.total !== undefined) && (
          <tfoot>
            {createElement('tr', null, ...columns.map((column, index) => cell(column, index, column.total)))}
          </tfoot>
        )}
      </table>
    </section>
  )
}

/** A plain call and spread children instead of a keyed component, and no empty attribute: each is sent twice, as HTML and as data. */
function cell<Row>(column: Column<Row>, index: number, children: ReactNode): ReactNode {
  const className = column.number ? { className: 'n' } : null
  if (index > 0) return <td {...className}>{children}</td>
  return (
    <th scope="row" {...className}>
      {children}
    </th>
  )
}

type HeadProps<Row> = { column: Column<Row>; sort?: Sort; sortHref?: (sort: Sort) => string }

function Head<Row>({ column, sort, sortHref }: HeadProps<Row>) {
  const state = sort?.key === column.key ? sort.direction : undefined
  // Figures are asked for from the largest down first, names from the first letter on.
  const first = column.number ? 'descending' : 'ascending'
  const direction = state === undefined ? first : state === 'ascending' ? 'descending' : 'ascending'
  const unit = column.unit && <span className="unit">（{column.unit}）</span>
  return (
    <th scope="col" className={column.number ? 'n' : undefined} aria-sort={state}>
      {column.sortable && sortHref ? (
        <a className="sort" href={sortHref({ key: column.key, direction })}>
          {column.head}
          {unit}
        </a>
      ) : (
        <>
          {column.head}
          {unit}
        </>
      )}
    </th>
  )
}
