import type { NextRequest } from 'next/server'
import type { Letter } from '@/lib/case-documents/queries'
import type { Actor } from '@/lib/core/actor'
import { failure } from '@/lib/core/endpoint'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { clientAddress } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { attachment } from '@/lib/exchange/download'

/** A GET that answers with a letter as PDF, opened in the browser: rate, actor, refusals as the API's errors. */
export function letterDoor<P>(write: (actor: Actor, params: P, origin: string) => Promise<Letter>) {
  return async (request: NextRequest, { params }: { params: Promise<P> }): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? ''
    let actor: Actor | null = null
    try {
      limitRate(`letter:${clientAddress(request.headers)}`, { burst: 30, perMinute: 60 })
      limitRate('letter', { burst: 120, perMinute: 600 })
      actor = await currentActor()
      const { bytes, name } = await write(actor, await params, originOf(request))
      return new Response(Uint8Array.from(bytes), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': attachment(name, 'pdf').replace('attachment;', 'inline;'),
          'cache-control': 'private, no-store',
        },
      })
    } catch (error) {
      const refusal = error instanceof AppError ? error : null
      if (!refusal) log.error({ err: error, requestId }, 'letter failed')
      // A visitor who mistypes a receipt's number did nothing to be remembered.
      const who = actor?.accountId ? actor : null
      await recordRefusal(who, error, { command: 'letter.read', path: request.nextUrl.pathname })
      return failure(refusal?.code ?? 'unexpected', requestId, refusal?.fields)
    }
  }
}

/** The portal's own address for the codes; PORTAL_PUBLIC_URL where it is set, else the one that was asked. */
function originOf(request: NextRequest): string {
  if (env.PORTAL_PUBLIC_URL) return new URL(env.PORTAL_PUBLIC_URL).origin
  return `${request.nextUrl.protocol}//${request.headers.get('host') ?? request.nextUrl.host}`
}
