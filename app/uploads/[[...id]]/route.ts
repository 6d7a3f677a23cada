import type { NextRequest } from 'next/server'
import { receiveUpload } from '@/lib/attachments/resumable'
import type { UploadProblem } from '@/lib/attachments/rules'
import type { Actor } from '@/lib/core/actor'
import { AppError, ERROR_STATUS, type ErrorCode } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'

/** Resumable uploads (tus): the browser's script speaks here; without a script the plain form does the same. */
async function handle(request: NextRequest): Promise<Response> {
  let actor: Actor | null = null
  try {
    actor = await currentActor()
    refuseCrossSite(request.headers)
    if (actor.accountId === null) return problem('unauthenticated')
    // A file of 20 MB is twenty pieces; a new file costs a look at its bytes, so of those there are fewer.
    limitRate(`upload-piece:${actor.accountId}`, { burst: 200, perMinute: 600 })
    if (request.method === 'POST') limitRate(`upload:${actor.accountId}`, { burst: 40, perMinute: 30 })
    return await receiveUpload(actor, request)
  } catch (error) {
    await recordRefusal(actor, error, { command: 'attachments.upload', path: '/uploads' })
    if (error instanceof AppError) return problem(error.code)
    log.error({ err: error, requestId: request.headers.get('x-request-id') }, 'resumable upload failed')
    return Response.json({ problem: 'failed' }, { status: 500 })
  }
}

const WORDS: Partial<Record<ErrorCode, UploadProblem>> = {
  too_many: 'too_many',
  not_found: 'gone',
  unauthenticated: 'signed_out',
}

function problem(code: ErrorCode): Response {
  return Response.json({ problem: WORDS[code] ?? 'failed' }, { status: ERROR_STATUS[code] })
}

export { handle as DELETE, handle as HEAD, handle as PATCH, handle as POST }
