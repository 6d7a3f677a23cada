import 'server-only'
import ExcelJS from 'exceljs'
import { escapeFormula, parseDateText, plainNumber } from './cell-text'

export type TableCell = string | number | null | undefined
export type ColumnType = 'text' | 'integer' | 'decimal' | 'percent' | 'date'

export type Sheet = {
  sheetName: string
  title?: string
  header: readonly string[]
  rows: readonly (readonly TableCell[])[]
  /** One per column; percent takes a fraction (0.2 shows as 20.0%), date takes YYYY-MM-DD text. */
  columnTypes?: readonly ColumnType[]
}

const NUMBER_FORMATS: Record<ColumnType, string> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.00',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
}
const LEAST_WIDTH = 8
const MOST_WIDTH = 48
const ROWS_TO_MEASURE = 200
const LONGEST_SHEET_NAME = 31

/** UTF-8 with BOM (without it Excel reads Chinese as GBK) and CRLF; text that would run as a formula is escaped. */
export function toCsv(header: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  return `\ufeff${[header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`
}

function csvField(cell: TableCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainNumber(cell) : ''
  const text = escapeFormula(cell)
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One sheet with a frozen header; text that would run as a formula is escaped as in CSV. */
export async function toXlsx({ sheetName, title, header, rows, columnTypes = [] }: Sheet): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const headerLine = title === undefined ? 1 : 2
  const sheet = workbook.addWorksheet(safeSheetName(sheetName), {
    views: [{ state: 'frozen', ySplit: headerLine }],
  })
  sheet.columns = header.map((name, index) => ({
    width: columnWidth([name, ...rows.slice(0, ROWS_TO_MEASURE).map((row) => row[index])]),
    style: numberFormat(columnTypes[index]),
  }))
  if (title !== undefined) {
    sheet.addRow([escapeFormula(title)]).font = { bold: true, size: 14 }
    if (header.length > 1) sheet.mergeCells(1, 1, 1, header.length)
  }
  sheet.addRow(header.map(escapeFormula)).font = { bold: true }
  for (const row of rows) sheet.addRow(header.map((_, index) => sheetValue(row[index], columnTypes[index])))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const numberFormat = (type: ColumnType | undefined): Partial<ExcelJS.Style> =>
  type === undefined ? {} : { numFmt: NUMBER_FORMATS[type] }

function sheetValue(cell: TableCell, type: ColumnType | undefined): string | number | Date | null {
  if (cell === null || cell === undefined || cell === '') return null
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return null
    return type === 'text' ? plainNumber(cell) : cell
  }
  const day = type === 'date' ? parseDateText(cell) : null
  return day === null ? escapeFormula(cell) : new Date(`${day}T00:00:00Z`)
}

// A Chinese character is as wide as two digits.
function columnWidth(cells: readonly TableCell[]): number {
  const widths = cells.map((cell) =>
    [...String(cell ?? '')].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0),
  )
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, ...widths.map((width) => width + 2)))
}

// Excel refuses these characters and longer names.
function safeSheetName(name: string): string {
  return (
    name
      .replace(/[*?:\\/[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, LONGEST_SHEET_NAME)
      .trim() || 'Sheet1'
  )
}
