import type { NextRequest } from 'next/server'
import { failure } from '@/lib/core/endpoint'
import { currentActor } from '@/lib/core/session'
import { toCsv } from '@/lib/exchange/write-table'
import { canImport } from '@/lib/imports/policy'
import { HEADERS, isImportKind } from '@/lib/imports/schema'

type Context = { params: Promise<{ kind: string }> }

/** The header of a kind as an empty CSV that Excel opens with its Chinese intact. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { kind } = await params
  if (!canImport(await currentActor()) || !isImportKind(kind))
    return failure('not_found', request.headers.get('x-request-id') ?? '')
  const { required, optional } = HEADERS[kind]
  return new Response(toCsv([...required, ...optional], []), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${kind}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
