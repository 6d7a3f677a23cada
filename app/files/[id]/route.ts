import type { NextRequest } from 'next/server'
import { openAttachment } from '@/lib/attachments/commands'
import type { Actor } from '@/lib/core/actor'
import { AppError, ERROR_STATUS, ERROR_TEXT } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { currentActor } from '@/lib/core/session'
import { attachment } from '@/lib/exchange/download'

type Context = { params: Promise<{ id: string }> }

/** A file to save, never to show: no type guessed, no page made of it, whatever is in it (its sandbox: proxy.ts). */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { id } = await params
  let actor: Actor | null = null
  try {
    actor = await currentActor()
    if (actor.accountId === null) {
      const location = `/sign-in?next=${encodeURIComponent(`/files/${id}`)}`
      return new Response(null, { status: 303, headers: { location } })
    }
    limitRate(`file:${actor.accountId}`, { burst: 100, perMinute: 200 })
    const file = await openAttachment(actor, id)
    const dot = file.fileName.lastIndexOf('.')
    return new Response(file.body, {
      headers: {
        'content-type': file.mediaType,
        'content-length': String(file.sizeBytes),
        'content-disposition': attachment(file.fileName.slice(0, dot), file.fileName.slice(dot + 1)),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    await recordRefusal(actor, error, { command: 'attachments.open', path: '/files', input: { id } })
    if (error instanceof AppError) {
      return sentence(ERROR_STATUS[error.code], error.fields['']?.[0] ?? ERROR_TEXT[error.code])
    }
    const requestId = request.headers.get('x-request-id')
    log.error({ err: error, requestId, attachment: id }, 'file could not be read')
    return sentence(500, `这个文件暂时读不出来，我们已经记录下来（编号 ${requestId}）。请稍后再试。`)
  }
}

const sentence = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
