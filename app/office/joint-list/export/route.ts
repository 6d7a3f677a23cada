import type { NextRequest } from 'next/server'
import { todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { exportJointList } from '@/lib/joint-lists/commands'

export async function GET(request: NextRequest): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    refuseCrossSite(request.headers)
    const actor = await currentActor()
    if (actor.accountId === null) throw new AppError('unauthenticated')
    limitRate(`joint-list-export:${actor.accountId}`, { burst: 10, perMinute: 10 })
    return new Response(new Uint8Array(await exportJointList(actor)), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="joint-list-${todayInShanghai()}.xlsx"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'joint list export failed')
    return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
  }
}
