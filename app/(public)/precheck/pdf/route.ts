import type { NextRequest } from 'next/server'
import { publicActor } from '@/lib/core/actor'
import { now, todayInShanghai } from '@/lib/core/clock'
import { failure } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { limitRate } from '@/lib/core/rate-limit'
import { clientAddress } from '@/lib/core/request'
import { type Params, readAnswers } from '@/lib/prechecks/answers'
import { writeSelfCheckLetter } from '@/lib/prechecks/letter'
import { checkSite, findCheckArea } from '@/lib/prechecks/queries'

/** The result of the same address as /precheck, on paper. What cannot be read counts as not said. */
export async function GET(request: NextRequest): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? ''
  try {
    limitRate(`precheck-pdf:${clientAddress(request.headers)}`, { burst: 10, perMinute: 20 })
    limitRate('precheck-pdf', { burst: 60, perMinute: 300 })
    const answers = readAnswers(paramsOf(request.nextUrl.searchParams))
    const { area } = await findCheckArea(publicActor, answers.region)
    if (!area || !answers.kind) throw new AppError('not_found')
    const findings = await checkSite(publicActor, answers, area.code)
    const letter = await writeSelfCheckLetter(findings, {
      areaName: area.fullName,
      kind: answers.kind,
      at: now(),
    })
    return new Response(Uint8Array.from(letter), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="precheck-${todayInShanghai()}.pdf"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'precheck letter failed')
    return failure(error instanceof AppError ? error.code : 'unexpected', requestId)
  }
}

const paramsOf = (query: URLSearchParams): Params =>
  Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
