import type { NextRequest } from 'next/server'
import { exportAuditEvents } from '@/lib/audit/commands'
import { auditFilterSchema } from '@/lib/audit/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'

export async function GET(request: NextRequest): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    refuseCrossSite(request.headers)
    const actor = await currentActor()
    if (actor.accountId === null) throw new AppError('unauthenticated')
    limitRate(`audit-export:${actor.accountId}`, { burst: 10, perMinute: 10 })
    const filter = auditFilterSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
    const csv = await exportAuditEvents(actor, filter)
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="audit-${todayInShanghai()}.csv"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'audit export failed')
    return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
  }
}
