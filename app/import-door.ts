import type { NextRequest } from 'next/server'
import type { Actor } from '@/lib/core/actor'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { withoutNul } from '@/lib/core/form'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'
import { isImportKind, MOST_UPLOAD_BYTES, type UploadProblem } from '@/lib/imports/schema'
import type { ImportKind } from '@/prisma/generated/enums'

/** Room for the form's own lines around the file. */
const ENVELOPE_BYTES = 100_000

type Door = {
  /** The page of the uploads; a run's own page is below it. */
  home: string
  /** The only kind taken here; null: the form says which. */
  kind: ImportKind | null
  mayUpload: (actor: Actor) => boolean
  store: (actor: Actor, kind: ImportKind, file: { name: string; content: Buffer }) => Promise<string>
}

/** A plain multipart post. Every answer is a page to look at, so it works without JavaScript. */
export async function receiveImport(request: NextRequest, door: Door): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  const back = (problem: UploadProblem) => seeOther(`${door.home}?problem=${problem}`)
  const actor = await currentActor()
  const refuse = async (code: 'forbidden' | 'not_found') => {
    await recordRefusal(actor, new AppError(code), { command: 'imports.upload', path: door.home })
    return failure(code, requestId)
  }
  try {
    refuseCrossSite(request.headers)
  } catch {
    return refuse('forbidden')
  }
  if (actor.accountId === null) return seeOther(`/sign-in?next=${door.home}`)
  if (!door.mayUpload(actor)) return refuse('not_found')
  try {
    limitRate(`import:${actor.accountId}`, { burst: 10, perMinute: 20 })
    // Before a byte is kept; a body of unannounced length is refused with it.
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= MOST_UPLOAD_BYTES + ENVELOPE_BYTES)) return back('too_large')
    const form = await request.formData().catch(() => null)
    const [kind, file] = [door.kind ?? form?.get('kind'), form?.get('file')]
    if (typeof kind !== 'string' || !isImportKind(kind)) return back('no_kind')
    if (!(file instanceof File) || file.size === 0) return back('no_file')
    if (file.size > MOST_UPLOAD_BYTES) return back('too_large')
    const content = Buffer.from(await file.arrayBuffer())
    const name = withoutNul(file.name).slice(0, 200) || '未命名'
    return seeOther(`${door.home}/${await door.store(actor, kind, { name, content })}`)
  } catch (error) {
    if (error instanceof AppError) return back(error.code === 'too_many' ? 'too_many' : 'failed')
    log.error({ err: error, requestId }, 'import upload failed')
    return back('failed')
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
