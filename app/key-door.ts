import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { actorOfKey } from '@/lib/api-keys/commands'
import type { Scope } from '@/lib/api-keys/rules'
import type { Actor } from '@/lib/core/actor'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { fieldErrors } from '@/lib/core/form'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { recordRefusal } from '@/lib/core/refused-door'
import { clientAddress } from '@/lib/core/request'

const MOST_BYTES = 64 * 1024

/** A POST of the API for partners: rate, key and scope, size, shape, then the run. No cookie counts here. */
export function keyDoor<S extends z.ZodType>(
  scope: Scope,
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<unknown>,
) {
  return async (request: NextRequest): Promise<Response> => {
    const id = request.headers.get('x-request-id') ?? ''
    let actor: Actor | null = null
    try {
      // Before the key is known: whoever tries keys is slowed by address.
      limitRate(`api-post:${clientAddress(request.headers)}`, { burst: 120, perMinute: 600 })
      actor = (await actorOfKey(request.headers.get('authorization'), scope, id)).actor
      const body = await readJson(request)
      if (body === undefined) return failure('bad_request', id)
      const parsed = schema.safeParse(body)
      if (!parsed.success) throw new AppError('invalid', fieldErrors(parsed.error))
      return Response.json(await run(actor, parsed.data), { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      const refusal = error instanceof AppError ? error : null
      if (!refusal) log.error({ err: error, requestId: id }, 'endpoint failed')
      await recordRefusal(actor, error, { command: `api.${scope}`, path: request.nextUrl.pathname })
      return failure(refusal?.code ?? 'unexpected', id, refusal?.fields)
    }
  }
}

/** The body as JSON; undefined when it is none. Throws too_large as soon as more arrives than anybody needs to send. */
async function readJson(request: NextRequest): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new AppError('too_large')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8').replaceAll('\\u0000', '')) as unknown
  } catch {
    return undefined
  }
}
