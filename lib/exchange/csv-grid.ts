import 'server-only'
import { CsvError, parse } from 'csv-parse/sync'
import { cellFromText } from './cell-text'
import { decodeCsv } from './decode-csv'
import { TableError } from './table-error'
import { MOST_COLUMNS, mostLines, tooManyColumns, tooManyRows } from './table-limits'
import type { GridRow } from './table-rows'

const MOST_RECORD_CHARACTERS = 1_000_000
const LINES_TO_GUESS_BY = 5

/** The filled lines of a CSV or tab-separated file; a line is a record, as a spreadsheet would number it. */
export function csvGrid(bytes: Buffer, maxRows: number): GridRow[] {
  const text = decodeCsv(bytes)
  const grid: GridRow[] = []
  let row = 0
  // Records are taken one by one and dropped, so that millions of blank lines cost no memory.
  const take = (record: string[]): null => {
    row += 1
    if (record.length > MOST_COLUMNS) throw tooManyColumns(row)
    if (record.every((cell) => cell.trim() === '')) return null
    if (grid.length >= mostLines(maxRows)) throw tooManyRows(maxRows)
    grid.push({ row, cells: record.map(cellFromText) })
    return null
  }
  try {
    parse(text, {
      delimiter: guessDelimiter(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MOST_RECORD_CHARACTERS,
      on_record: take,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const message = `第 ${row + 1} 行附近的引号不成对：请检查这一行，双引号要成对出现`
    throw new TableError('not_a_table', message, { row: row + 1, cause: error })
  }
  return grid
}

function guessDelimiter(text: string): ',' | '\t' {
  let start = 0
  for (let line = 0; line < LINES_TO_GUESS_BY; line += 1) {
    const end = text.indexOf('\n', start)
    if (end < 0) {
      start = text.length
      break
    }
    start = end + 1
  }
  const unquoted = text.slice(0, Math.min(start, MOST_RECORD_CHARACTERS)).replace(/"[^"]*"/g, '')
  return unquoted.split('\t').length > unquoted.split(',').length ? '\t' : ','
}
