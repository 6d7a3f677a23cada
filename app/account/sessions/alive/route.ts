import type { SignedInSession } from '@/lib/core/account-actor'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { refuseCrossSite } from '@/lib/core/request'
import { currentSession, peekSession } from '@/lib/core/session'
import { secondsLeft } from '@/lib/sessions/rules'

/** How long the session lasts; asking does not make it last. */
export const GET = async (request: Request) => answer(request, peekSession)

/** “继续使用”: counts as activity. */
export const POST = async (request: Request) => answer(request, currentSession)

async function answer(request: Request, read: () => Promise<SignedInSession | null>): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    refuseCrossSite(request.headers)
    const session = await read()
    if (session?.stage !== 'open') return failure('unauthenticated', requestId)
    limitRate(`alive:${session.actor.accountId}`, { burst: 30, perMinute: 30 })
    return Response.json(secondsLeft(session, new Date()), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (error instanceof AppError) return failure(error.code, requestId)
    throw error
  }
}
