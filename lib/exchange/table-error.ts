export type TableErrorCode =
  | 'unreadable'
  | 'too_large'
  | 'wrong_encoding'
  | 'empty'
  | 'not_a_table'
  | 'wrong_header'
  | 'too_many_rows'

/** The whole file is refused; `message` is Chinese and says what to do; `row` is the sheet line where known. */
export class TableError extends Error {
  readonly code: TableErrorCode
  readonly row: number | null

  constructor(code: TableErrorCode, message: string, options: { row?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'TableError'
    this.code = code
    this.row = options.row ?? null
  }
}
