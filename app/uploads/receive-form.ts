import type { NextRequest } from 'next/server'
import { MOST_FILE_BYTES, type UploadProblem } from '@/lib/attachments/rules'
import { type Slot, slotSchema, UploadRefusal } from '@/lib/attachments/schema'
import type { Actor } from '@/lib/core/actor'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { formFields } from '@/lib/core/form'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { refuseCrossSite } from '@/lib/core/request'
import { currentActor } from '@/lib/core/session'

/** Room for the form's own lines around the file. */
const ENVELOPE_BYTES = 100_000

/** Handed over by the route: only a route may hold commands. */
type FileCommands = {
  storeAttachment: (actor: Actor, slot: Slot, file: { name: string; content: Uint8Array }) => Promise<unknown>
  removeAttachment: (actor: Actor, slot: Slot, id: string) => Promise<void>
}

/**
 * A slot's plain multipart post, for people without a script: adds, replaces or removes a file and goes back (303) to
 * the page it stood on. That page and the slot are in the address, known before a byte of the file is read.
 */
export async function receiveForm(
  request: NextRequest,
  caseId: string | null,
  commands: FileCommands,
): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  const back = wayBack(request.nextUrl.searchParams)
  let actor: Actor | null = null
  let slot: ReturnType<typeof slotSchema.safeParse> | null = null
  try {
    actor = await currentActor()
    refuseCrossSite(request.headers)
    if (actor.accountId === null) return seeOther(`/sign-in?next=${encodeURIComponent(back(null))}`)
    if (!ownsFiles(actor)) throw new AppError('not_found')
    limitRate(`upload:${actor.accountId}`, { burst: 40, perMinute: 30 })
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= MOST_FILE_BYTES + ENVELOPE_BYTES)) return seeOther(back('too_large'))
    const form = await request.formData().catch(() => null)
    if (!form) return seeOther(back('failed'))
    slot = slotSchema.safeParse({ ...formFields(form), caseId })
    if (!slot.success) throw new AppError('not_found')
    const [removes, file] = [form.get('removes'), form.get('file')]
    if (typeof removes === 'string') await commands.removeAttachment(actor, slot.data, removes)
    else if (!(file instanceof File) || (file.size === 0 && file.name === ''))
      return seeOther(back('no_file'))
    else if (file.size > MOST_FILE_BYTES) return seeOther(back('too_large'))
    else {
      const content = new Uint8Array(await file.arrayBuffer())
      await commands.storeAttachment(actor, slot.data, { name: file.name, content })
    }
    return seeOther(back(null))
  } catch (error) {
    if (error instanceof UploadRefusal) return seeOther(back(error.problem))
    await recordRefusal(actor, error, {
      command: 'attachments.receive',
      path: request.nextUrl.pathname,
      input: slot?.data,
    })
    if (error instanceof AppError) {
      if (error.code === 'too_many') return seeOther(back('too_many'))
      // Somebody else replaced it meanwhile: the page shows what is there now.
      if (error.code === 'conflict') return seeOther(back(null))
      return failure(error.code, requestId)
    }
    log.error({ err: error, requestId }, 'upload failed')
    return seeOther(back('failed'))
  }
}

/** Bodies, and people with a staff record of their own; the slot is asked again by the command. */
const ownsFiles = (actor: Actor): boolean => actor.operatorId !== null || actor.staffPersonId !== null

/** The address of the page again, at its slot and with the problem if there is one; never out of the owner's room. */
function wayBack(search: URLSearchParams): (problem: UploadProblem | null) => string {
  const given = search.get('back') ?? ''
  const here = 'http://portal'
  const url = URL.canParse(given, here) ? new URL(given, here) : new URL('/operator', here)
  const isOurs = url.origin === here && /^\/(operator|staff)(\/|$)/.test(url.pathname)
  const target = isOurs ? url : new URL('/operator', here)
  const slot = search.get('slot') ?? ''
  return (problem) => {
    target.searchParams.delete('slot')
    target.searchParams.delete('problem')
    if (problem) {
      target.searchParams.set('slot', slot)
      target.searchParams.set('problem', problem)
    }
    return `${target.pathname}${target.search}${/^[\w-]+$/.test(slot) ? `#${slot}` : ''}`
  }
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
