import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { clientAddress } from '@/lib/core/request'

/** A public GET that answers with a file: rate, shape, then the table. Refusals are the API's errors. */
export function downloadDoor<S extends z.ZodType, P>(
  schema: S,
  run: (input: z.output<S>) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: { params: Promise<P> }): Promise<Response> => {
    const id = request.headers.get('x-request-id') ?? ''
    try {
      // A workbook costs far more than a page.
      limitRate(`export:${clientAddress(request.headers)}`, { burst: 20, perMinute: 20 })
      const input = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await params) }
      const parsed = schema.safeParse(input)
      if (!parsed.success) return failure('not_found', id)
      return await run(parsed.data)
    } catch (error) {
      const refusal = error instanceof AppError ? error : null
      if (!refusal) log.error({ err: error, requestId: id }, 'download failed')
      return failure(refusal?.code ?? 'unexpected', id, refusal?.fields)
    }
  }
}
