import type { NextRequest } from 'next/server'
import { failure } from '@/lib/core/endpoint'
import { currentActor } from '@/lib/core/session'
import { toCsv, toXlsx } from '@/lib/exchange/write-table'
import { importsOwnStaff } from '@/lib/imports/policy'
import { HEADERS } from '@/lib/imports/schema'

const HEADER = [...HEADERS.staff.required, ...HEADERS.staff.optional]
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The header of a staff list as an empty table; every column of the workbook is text, so that no number is rounded. */
export async function GET(request: NextRequest): Promise<Response> {
  if (!importsOwnStaff(await currentActor()))
    return failure('not_found', request.headers.get('x-request-id') ?? '')
  const isXlsx = request.nextUrl.searchParams.get('format') === 'xlsx'
  const body = isXlsx
    ? Uint8Array.from(await toXlsx({ sheetName: '人员', header: HEADER, rows: [] }))
    : toCsv(HEADER, [])
  return new Response(body, {
    headers: {
      'content-type': isXlsx ? XLSX_TYPE : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="staff.${isXlsx ? 'xlsx' : 'csv'}"`,
      'cache-control': 'private, no-store',
    },
  })
}
