import 'server-only'
import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Actor } from './actor'
import { publicActor } from './actor'
import { AppError, ERROR_STATUS, ERROR_TEXT, type ErrorCode } from './errors'
import { fieldErrors } from './form'
import { log } from './log'
import { limitRate } from './rate-limit'
import { clientAddress } from './request'

type Context<P> = { params: Promise<P> }

/** A public GET of the API: rate, shape, query, ETag. `run` returns the JSON body, or one already written as text. */
export function endpoint<S extends z.ZodType, P = Record<string, never>>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<unknown>,
) {
  return async (request: NextRequest, context: Context<P>): Promise<Response> => {
    const id = request.headers.get('x-request-id') ?? ''
    try {
      limitRate(`api:${clientAddress(request.headers)}`, { burst: 600, perMinute: 3_000 })
      limitRate('api', { burst: 20_000, perMinute: 100_000 })
      const input = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await context.params) }
      const parsed = schema.safeParse(input)
      if (!parsed.success) throw new AppError('invalid', fieldErrors(parsed.error))
      const result = await run(publicActor, parsed.data)
      return json(request, result instanceof PreparedJson ? result : prepareJson(result))
    } catch (error) {
      const refusal = error instanceof AppError ? error : null
      if (!refusal) log.error({ err: error, requestId: id }, 'endpoint failed')
      return failure(refusal?.code ?? 'unexpected', id, refusal?.fields)
    }
  }
}

/** A JSON body with its ETag, computed once and kept beside a memoised figure. */
export class PreparedJson {
  constructor(
    readonly text: string,
    readonly etag: string,
  ) {}
}

export function prepareJson(value: unknown): PreparedJson {
  const text = JSON.stringify(value)
  return new PreparedJson(text, `"${createHash('sha1').update(text).digest('base64url')}"`)
}

function json(request: NextRequest, body: PreparedJson): Response {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    etag: body.etag,
    'cache-control': 'public, no-cache',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag',
  }
  if (isKnown(request.headers.get('if-none-match'), body.etag))
    return new Response(null, { status: 304, headers })
  return new Response(body.text, { headers })
}

/** A browser elsewhere asks first when it sends If-None-Match. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'if-none-match',
      'access-control-max-age': '86400',
    },
  })
}

/** A proxy that compresses weakens the tag (W/), a client may send several (RFC 9110 §13.1.2). */
const isKnown = (sent: string | null, etag: string): boolean =>
  sent?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false

/** The error answer of contract.md: {error: {code, message, fields?, requestId}}. */
export function failure(
  code: ErrorCode | 'unexpected' | 'bad_request',
  requestId: string,
  fields?: Record<string, string[]>,
): Response {
  const status = code === 'unexpected' ? 500 : code === 'bad_request' ? 400 : ERROR_STATUS[code]
  const hasFields = fields && Object.keys(fields).length > 0
  const error = { code, message: ERROR_TEXT[code], ...(hasFields ? { fields } : {}), requestId }
  return Response.json(
    { error },
    { status, headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store' } },
  )
}
