import type { Cell } from './cell-text'
import { TableError } from './table-error'
import { MOST_TITLE_LINES, tooManyRows } from './table-limits'

/** A line of the sheet before its header is known; `row` is 1-based and counts blank lines. */
export type GridRow = { row: number; cells: Cell[] }

export type TableRow = { row: number; cells: Record<string, string> }
export type RejectedCell = { row: number; column: string; reason: string }

/** A rejected cell reads '' in `rows`: take no row in whose `rejected` entry there is one. */
export type Table = { header: string[]; rows: TableRow[]; rejected: RejectedCell[]; warnings: string[] }

export const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.text !== '' || cell.problem !== null)

/** Finds the header below any title lines and names the cells; blank lines must already be gone. */
export function tableFromGrid(grid: GridRow[], maxRows: number, warnings: string[]): Table {
  const start = headerIndex(grid)
  for (const title of grid.slice(0, start)) warnings.push(`第 ${title.row} 行不是列名，已当作标题跳过`)
  const headerRow = grid[start]
  if (!headerRow) throw new TableError('empty', '文件里没有内容：请按模板填写后再上传')
  const columns = readHeader(headerRow)
  const body = grid.slice(start + 1)
  if (body.length === 0) throw new TableError('empty', '只有列名，没有数据行：请在列名下面填写数据')
  if (body.length > maxRows) throw tooManyRows(maxRows)

  const rejected: RejectedCell[] = []
  const rows = body.map(({ row, cells }) => {
    const named: Record<string, string> = {}
    columns.forEach((name, index) => {
      const cell = cells[index]
      if (name !== '') named[name] = cell?.text ?? ''
      else if (isFilled(cell)) throw unnamedColumn(row, index)
      if (cell && cell.problem !== null) rejected.push({ row, column: name, reason: cell.problem })
    })
    const extra = cells.findIndex((cell, index) => index >= columns.length && isFilled(cell))
    if (extra >= 0) {
      const reason = `这一行比列名多出内容（第 ${extra + 1} 列）：请检查分隔符和引号`
      rejected.push({ row, column: `第 ${extra + 1} 列`, reason })
    }
    return { row, cells: named }
  })
  return { header: columns.filter((name) => name !== ''), rows, rejected, warnings }
}

function headerIndex(grid: GridRow[]): number {
  const filled = (index: number) => grid[index]?.cells.filter(isFilled).length ?? 0
  for (let index = 0; index <= MOST_TITLE_LINES; index += 1) {
    if (filled(index) > 1) return index
  }
  return 0
}

function readHeader({ row, cells }: GridRow): string[] {
  const names = cells.map((cell, index) => {
    if (cell.problem !== null) {
      throw new TableError('wrong_header', `第 ${row} 行第 ${index + 1} 列的列名不能使用：${cell.problem}`, {
        row,
      })
    }
    return cell.text.replace(/\s+/g, '')
  })
  while (names.at(-1) === '') names.pop()
  const repeated = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))]
  if (repeated.length > 0) {
    throw new TableError('wrong_header', `列名重复：${repeated.join('、')}。请每个列名只保留一列`, { row })
  }
  return names
}

function unnamedColumn(row: number, index: number): TableError {
  const message = `第 ${index + 1} 列没有列名，但第 ${row} 行有内容：请补上列名或删除该列`
  return new TableError('wrong_header', message, { row })
}
