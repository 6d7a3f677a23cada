import type { NextRequest } from 'next/server'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { TABLE_TYPES, type TableFormat } from '@/lib/exchange/download'

type Export = { body: string | Uint8Array; format: TableFormat }
type Write = (actor: Actor, params: Readonly<Record<string, string>>) => Promise<Export>

/** A GET that hands a signed-in person a list as a file: origin, actor, rate, refusals as the API's errors. */
export function exportDoor(name: string, write: Write) {
  return async (request: NextRequest): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? ''
    let actor: Actor | null = null
    try {
      actor = await currentActor()
      refuseCrossSite(request.headers)
      if (actor.accountId === null) throw new AppError('unauthenticated')
      limitRate(`export:${name}:${actor.accountId}`, { burst: 10, perMinute: 10 })
      const { body, format } = await write(actor, Object.fromEntries(request.nextUrl.searchParams))
      return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
        headers: {
          'content-type': TABLE_TYPES[format],
          'content-disposition': `attachment; filename="${name}-${todayInShanghai()}.${format}"`,
          'cache-control': 'private, no-store',
        },
      })
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error, requestId, name }, 'export failed')
      await recordRefusal(actor, error, { command: `export.${name}`, path: request.nextUrl.pathname })
      return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
    }
  }
}
