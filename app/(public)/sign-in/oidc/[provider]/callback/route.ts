import type { NextRequest } from 'next/server'
import { landingFor } from '@/lib/accounts/rules'
import { publicActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { finishOidc, isOidcProvider, type OidcIdentity, type OidcProvider } from '@/lib/core/oidc'
import { type OidcFlow, takeFlow } from '@/lib/core/oidc-cookie'
import { requestDevice } from '@/lib/core/request'
import { currentSession, openSession } from '@/lib/core/session'
import { stageAddress } from '@/lib/core/sign-in-stages'
import { linkIdentity, signInByIdentity } from '@/lib/identity-links/commands'
import type { LinkProblem } from '@/lib/identity-links/rules'

type Context = { params: Promise<{ provider: string }> }

const goTo = (address: string) =>
  new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } })

/** The browser comes back: what it brings must fit what it left with, once. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { provider } = await context.params
  if (!isOidcProvider(provider)) return new Response(null, { status: 404 })
  const flow = await takeFlow()
  const place = flow?.linkSessionId ? '/account/links' : '/sign-in'
  if (flow?.provider !== provider) return goTo(`${place}?problem=broken`)
  let identity: OidcIdentity
  try {
    identity = await finishOidc(provider, request.nextUrl.search, flow)
  } catch (error) {
    log.warn({ err: error, provider }, 'sign-in at the identity provider did not finish')
    return goTo(`${place}?problem=broken`)
  }
  if (flow.linkSessionId) return goTo(await link(provider, identity, flow.linkSessionId))
  return goTo(await signIn(provider, identity, flow))
}

async function signIn(provider: OidcProvider, identity: OidcIdentity, { next }: OidcFlow): Promise<string> {
  const before = await currentSession()
  const actor = before?.actor ?? publicActor
  const device = await requestDevice()
  const result = await signInByIdentity(actor, provider, identity, device, actor.sessionId)
  if (result.outcome === 'refused') return `/sign-in?problem=${result.problem}`
  await openSession(result.session)
  return stageAddress(result.session.stage, next) ?? landingFor(result.session.role, next)
}

async function link(provider: OidcProvider, identity: OidcIdentity, sessionId: string): Promise<string> {
  const session = await currentSession()
  // Somebody else may have signed in on this device meanwhile: the identity is for who asked.
  if (session?.stage !== 'open' || session.actor.sessionId !== sessionId)
    return '/account/links?problem=signed_out'
  try {
    await linkIdentity(session.actor, provider, identity)
    return '/account/links?done=linked'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const problem: LinkProblem = error.code === 'conflict' ? 'taken' : 'not_fit'
    return `/account/links?problem=${problem}`
  }
}
