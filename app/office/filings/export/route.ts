import type { NextRequest } from 'next/server'
import { todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { exportQueue } from '@/lib/filing-queues/commands'
import { queueFilterSchema } from '@/lib/filing-queues/schema'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function GET(request: NextRequest): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    refuseCrossSite(request.headers)
    const actor = await currentActor()
    if (actor.accountId === null) throw new AppError('unauthenticated')
    limitRate(`filing-export:${actor.accountId}`, { burst: 10, perMinute: 10 })
    const filter = queueFilterSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
    const body = await exportQueue(actor, filter)
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': XLSX,
        'content-disposition': `attachment; filename="filings-${todayInShanghai()}.xlsx"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'filing export failed')
    return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
  }
}
