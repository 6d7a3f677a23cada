import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { facilityFilterSchema } from '@/lib/facilities/schema'
import { exportFacilities } from '@/lib/facility-exports/commands'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const formatSchema = z.enum(['csv', 'xlsx'])

export async function GET(request: NextRequest): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    refuseCrossSite(request.headers)
    const actor = await currentActor()
    if (actor.accountId === null) throw new AppError('unauthenticated')
    limitRate(`facility-export:${actor.accountId}`, { burst: 10, perMinute: 10 })
    const params = Object.fromEntries(request.nextUrl.searchParams)
    const format = formatSchema.catch('csv').parse(params.format)
    const filter = facilityFilterSchema.safeParse(params)
    if (!filter.success) throw new AppError('invalid')
    const body = await exportFacilities(actor, filter.data, format)
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="facilities-${todayInShanghai()}.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'facility export failed')
    return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
  }
}
