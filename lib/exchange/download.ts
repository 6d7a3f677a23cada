import 'server-only'
import { type Sheet, toCsv, toXlsx } from './write-table'

export type TableFormat = 'csv' | 'xlsx'

export const TABLE_TYPES: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The name a browser saves a file under: Chinese by RFC 5987, and a plain one for what cannot read that. */
export function attachment(name: string, extension: string): string {
  // Characters that some file system refuses.
  const safe = name.replace(/[\\/:*?"<>|\r\n\t]/g, ' ').trim()
  const encoded = encodeURIComponent(`${safe}.${extension}`).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="export.${extension}"; filename*=UTF-8''${encoded}`
}

/** A table as a file to save under a Chinese name. */
export async function tableDownload(sheet: Sheet, format: TableFormat, name: string): Promise<Response> {
  const body = format === 'csv' ? toCsv(sheet.header, sheet.rows) : new Uint8Array(await toXlsx(sheet))
  return new Response(body, {
    headers: {
      'content-type': TABLE_TYPES[format],
      'content-disposition': attachment(name, format),
      'cache-control': 'no-store',
    },
  })
}
