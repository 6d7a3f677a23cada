import 'server-only'
import ExcelJS from 'exceljs'
import builtInFormats from 'exceljs/lib/xlsx/defaultnumformats.js'
import {
  type Cell,
  cellFromText,
  FORMULA_REASON,
  LOST_DIGITS_REASON,
  plainNumber,
  problemCell,
  textCell,
} from './cell-text'
import { TableError } from './table-error'
import { MOST_COLUMNS, mostLines, tooManyColumns, tooManyRows } from './table-limits'
import { type GridRow, isFilled } from './table-rows'
import { guardXlsx } from './xlsx-guard'

// exceljs knows formats 27–36 and 50–58 (2024年1月5日 and its like, ECMA-376 §18.8.30) by locale only and would
// hand such dates over as bare serial numbers.
for (const format of Object.values(builtInFormats)) format.f ??= format['zh-cn']

const MOST_SHEET_ROWS = 1_048_576
const SPARE_BLANK_ROWS = 10_000
const MOST_EXACT = 1e15
const MERGED_REASON = '合并单元格：请取消合并，逐行填写'
// Parts no table needs; some of them exceljs expands cell by cell. Without hyperlinks a formula stays a formula.
const IGNORED = [
  'cols',
  'hyperlinks',
  'dataValidations',
  'conditionalFormatting',
  'tableParts',
  'drawing',
  'picture',
  'autoFilter',
  'extLst',
]

type ReadOptions = Partial<ExcelJS.XlsxReadOptions> & { maxRows: number; maxCols: number }

/** The filled lines of the first visible sheet; dates as YYYY-MM-DD, numbers as plain decimals. */
export async function xlsxGrid(bytes: Buffer, maxRows: number, warnings: string[]): Promise<GridRow[]> {
  guardXlsx(bytes)
  const workbook = await load(bytes, maxRows)
  const visible = workbook.worksheets.filter(
    (sheet) => sheet.state === 'visible' || sheet.state === undefined,
  )
  const sheet = visible[0]
  if (!sheet) throw new TableError('not_a_table', '工作簿里没有可见的工作表：请取消隐藏后再上传')
  if (visible.length > 1) warnings.push(`只读取第一张工作表“${sheet.name}”，其余工作表未读取`)
  if (sheet.rowCount > MOST_SHEET_ROWS) throw new TableError('not_a_table', '行号超出范围：请重新另存为 XLSX')

  const grid: GridRow[] = []
  sheet.eachRow((sheetRow, row) => {
    const cells = readRow(sheetRow, row)
    if (!cells.some(isFilled)) return
    if (grid.length >= mostLines(maxRows)) throw tooManyRows(maxRows)
    grid.push({ row, cells })
  })
  return grid
}

function readRow(sheetRow: ExcelJS.Row, row: number): Cell[] {
  const cells: Cell[] = []
  const covered: { index: number; sameLine: boolean }[] = []
  sheetRow.eachCell((cell, column) => {
    if (column > MOST_COLUMNS) throw tooManyColumns(row)
    if (cell.type !== ExcelJS.ValueType.Merge) cells[column - 1] = readCell(cell.value)
    else if (isFilled(readCell(cell.master.value))) {
      covered.push({ index: column - 1, sameLine: Number(cell.master.row) === row })
    }
  })
  // One cell stretched over the line is a title; beside other cells a covered cell would pass for an unknown value.
  const own = cells.filter(isFilled).length
  for (const { index, sameLine } of covered) {
    if (own > (sameLine ? 1 : 0)) cells[index] = problemCell(MERGED_REASON)
  }
  return Array.from(cells, (cell) => cell ?? textCell(''))
}

function readCell(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return textCell('')
  if (typeof value === 'string') return cellFromText(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return problemCell('不是有效的数字')
    return Math.abs(value) >= MOST_EXACT ? problemCell(LOST_DIGITS_REASON) : textCell(plainNumber(value))
  }
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE')
  if (value instanceof Date) return readDate(value)
  if ('formula' in value || 'sharedFormula' in value) return problemCell(FORMULA_REASON)
  if ('richText' in value) return cellFromText(value.richText.map(({ text }) => text).join(''))
  if ('error' in value) return problemCell(`单元格是错误值 ${value.error}：请改为数值或文字`)
  return problemCell('单元格类型不受支持：请改为数值或文字')
}

// exceljs puts the wall-clock day into UTC; a bare time of day sits on day zero, 1899-12-30.
function readDate(value: Date): Cell {
  const year = value.getUTCFullYear()
  if (Number.isNaN(year) || year > 9999) return problemCell('日期无效：请改为 2024-01-31 这样的日期')
  if (year < 1900) return problemCell('单元格只有时间或日期早于 1900 年：请改为 2024-01-31 这样的日期')
  return textCell(value.toISOString().slice(0, 10))
}

async function load(bytes: Buffer, maxRows: number): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const options: ReadOptions = {
    ignoreNodes: IGNORED,
    maxRows: maxRows + SPARE_BLANK_ROWS,
    maxCols: MOST_SHEET_ROWS,
  }
  try {
    const copy = new Uint8Array(bytes).buffer
    await workbook.xlsx.load(copy, options)
    return workbook
  } catch (error) {
    if (error instanceof Error && /^Max row count/.test(error.message)) throw tooManyRows(maxRows)
    const message = '工作簿无法读取：请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (.xlsx)”后再上传'
    throw new TableError('not_a_table', message, { cause: error })
  }
}
