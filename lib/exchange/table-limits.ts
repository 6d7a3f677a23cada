import { TableError } from './table-error'

export const MOST_COLUMNS = 500
export const MOST_TITLE_LINES = 3

/** Lines kept while reading: the data, its header and any titles above it. */
export const mostLines = (maxRows: number): number => maxRows + 1 + MOST_TITLE_LINES

export function tooManyRows(maxRows: number): TableError {
  const message = `超过 ${maxRows} 行数据：请拆成几个文件，并删除数据下方带格式的空白行`
  return new TableError('too_many_rows', message)
}

export function tooManyColumns(row: number): TableError {
  return new TableError(
    'not_a_table',
    `第 ${row} 行超过 ${MOST_COLUMNS} 列：请检查分隔符，或按模板整理后再上传`,
    { row },
  )
}
