import 'server-only'
import { CONTENT_WIDTH, PAGE, type TextStyle } from './pdf-layout'
import type { PdfPage } from './pdf-page'

/** share: part of the width, relative to the others; head: absent in a table without a head row. */
export type TableColumn = { head?: string; share?: number; align?: TextStyle['align']; bold?: boolean }

const CELL = { size: 10.5, leading: 16, padding: 4 }

type Cell = { lines: string[]; x: number; width: number; style: TextStyle }

export function drawTable(
  page: PdfPage,
  { columns, rows }: { columns: readonly TableColumn[]; rows: readonly (readonly string[])[] },
): void {
  const shares = columns.reduce((total, { share = 1 }) => total + share, 0)
  const cellsOf = (texts: readonly string[], isHead: boolean): Cell[] => {
    let x = PAGE.margin
    return columns.map(({ share = 1, align = 'left', bold = false }, at) => {
      const width = (CONTENT_WIDTH * share) / shares
      const style: TextStyle = {
        size: CELL.size,
        leading: CELL.leading,
        bold: isHead || bold,
        align: isHead ? 'center' : align,
      }
      const cell = { lines: page.lines(texts[at] ?? '', width - 2 * CELL.padding, style), x, width, style }
      x += width
      return cell
    })
  }
  const heads = columns.map(({ head }) => head ?? '')
  const head = heads.some((text) => text !== '') ? cellsOf(heads, true) : null
  const headHeight = head ? heightOf(head) : 0
  const drawHead = () => {
    if (head) drawCells(page, head, 0, linesIn(head))
  }

  page.need(headHeight + CELL.leading + 2 * CELL.padding)
  drawHead()
  for (const row of rows) {
    const cells = cellsOf(row, false)
    const fullPage = PAGE.height - 2 * PAGE.margin - headHeight
    // A row that fits a page is kept whole; a higher one begins here and goes on over the next.
    if (
      heightOf(cells) > page.left &&
      (heightOf(cells) <= fullPage || page.left < CELL.leading * 2 + 2 * CELL.padding)
    ) {
      page.newPage()
      drawHead()
    }
    const total = linesIn(cells)
    for (let from = 0; from < total; ) {
      if (from > 0) {
        page.newPage()
        drawHead()
      }
      const room = Math.max(1, Math.floor((page.left - 2 * CELL.padding + 0.01) / CELL.leading))
      drawCells(page, cells, from, Math.min(total, from + room))
      from += room
    }
  }
  page.gap(10)
}

const linesIn = (cells: readonly Cell[]): number => Math.max(1, ...cells.map(({ lines }) => lines.length))

const heightOf = (cells: readonly Cell[]): number => linesIn(cells) * CELL.leading + 2 * CELL.padding

function drawCells(page: PdfPage, cells: readonly Cell[], from: number, to: number): void {
  const height = (to - from) * CELL.leading + 2 * CELL.padding
  for (const { lines, x, width, style } of cells) {
    page.frame(x, page.top, width, height)
    lines.slice(from, to).forEach((line, at) => {
      const y = page.top + CELL.padding + at * CELL.leading
      page.line(line, x + CELL.padding, y, width - 2 * CELL.padding, style)
    })
  }
  page.gap(height)
}
