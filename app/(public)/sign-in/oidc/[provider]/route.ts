import type { NextRequest } from 'next/server'
import { safeNext } from '@/lib/accounts/rules'
import { log } from '@/lib/core/log'
import { isOidcProvider, startOidc } from '@/lib/core/oidc'
import { keepFlow, takeFlow } from '@/lib/core/oidc-cookie'
import { limitRate } from '@/lib/core/rate-limit'
import { clientAddress } from '@/lib/core/request'

type Context = { params: Promise<{ provider: string }> }

const goTo = (address: string) =>
  new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } })

/**
 * Leaves for the provider. A link and no form: the content security policy keeps every form's way on this site. Another
 * site may not send people off.
 */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { provider } = await context.params
  if (!isOidcProvider(provider)) return new Response(null, { status: 404 })
  if (request.headers.get('sec-fetch-site') === 'cross-site') return goTo('/sign-in')
  const wantsLink = request.nextUrl.searchParams.get('link') === '1'
  const before = await takeFlow()
  const linkSessionId = wantsLink && before?.provider === provider ? before.linkSessionId : null
  if (wantsLink && !linkSessionId) return goTo('/account/links')
  try {
    limitRate(`oidc:${clientAddress(request.headers)}`, { burst: 30, perMinute: 60 })
    const started = await startOidc(provider)
    if (!started) return new Response(null, { status: 404 })
    const next = safeNext(request.nextUrl.searchParams.get('next'))
    await keepFlow({ ...started.checks, provider, next, linkSessionId })
    return goTo(started.address)
  } catch (error) {
    log.warn({ err: error, provider }, 'identity provider away')
    return goTo(linkSessionId ? '/account/links?problem=away' : '/sign-in?problem=away')
  }
}
