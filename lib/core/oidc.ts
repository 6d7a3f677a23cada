import 'server-only'
import * as client from 'openid-client'
import { env } from './env'

export const OIDC_PROVIDERS = ['officials', 'families'] as const
export type OidcProvider = (typeof OIDC_PROVIDERS)[number]

export const isOidcProvider = (text: string): text is OidcProvider =>
  (OIDC_PROVIDERS as readonly string[]).includes(text)

type Settings = { issuer: string; clientId: string; clientSecret: string; name: string }

function settingsOf(provider: OidcProvider): Settings | null {
  const prefix = provider === 'officials' ? 'PORTAL_OIDC_OFFICIALS' : 'PORTAL_OIDC_FAMILIES'
  const [issuer, clientId, clientSecret] = [
    env[`${prefix}_ISSUER`],
    env[`${prefix}_CLIENT_ID`],
    env[`${prefix}_CLIENT_SECRET`],
  ]
  if (!issuer || !clientId || !clientSecret || !env.PORTAL_PUBLIC_URL) return null
  return { issuer, clientId, clientSecret, name: env[`${prefix}_NAME`] }
}

/** What the button says; null where no such provider is set up. */
export const oidcName = (provider: OidcProvider): string | null => settingsOf(provider)?.name ?? null

/** The issuer a provider's subjects belong to; null where none is set up. */
export const oidcIssuer = (provider: OidcProvider): string | null => settingsOf(provider)?.issuer ?? null

const found = new Map<string, { config: client.Configuration; untilMs: number }>()
const KEPT_MS = 10 * 60_000

/** The provider's own description, read again every ten minutes: its keys and addresses may change. */
async function configOf({ issuer, clientId, clientSecret }: Settings): Promise<client.Configuration> {
  const key = `${issuer} ${clientId}`
  const known = found.get(key)
  if (known && known.untilMs > Date.now()) return known.config
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    // env.ts lets plain http through for this machine alone.
    execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
    timeout: 10,
  })
  found.set(key, { config, untilMs: Date.now() + KEPT_MS })
  return config
}

const callbackAddress = (provider: OidcProvider): string =>
  new URL(`/sign-in/oidc/${provider}/callback`, env.PORTAL_PUBLIC_URL).href

/** What the browser keeps, sealed, between leaving and coming back. */
export type OidcChecks = { state: string; nonce: string; verifier: string }

/** Where the person goes to prove who they are (PKCE, state, nonce). Null where no provider is set up. */
export async function startOidc(
  provider: OidcProvider,
): Promise<{ address: string; checks: OidcChecks } | null> {
  const settings = settingsOf(provider)
  if (!settings) return null
  const config = await configOf(settings)
  const checks = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackAddress(provider),
    scope: 'openid profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, checks }
}

/** Who somebody is there. `isStrong`: the provider says that more than one factor was used (RFC 8176). */
export type OidcIdentity = { issuer: string; subject: string; name: string | null; isStrong: boolean }

const STRONG = ['mfa', 'otp', 'hwk', 'sc', 'fpt', 'face', 'iris']

/** Redeems the answer the browser came back with. Throws when anything of it does not fit. */
export async function finishOidc(
  provider: OidcProvider,
  search: string,
  { state, nonce, verifier }: OidcChecks,
): Promise<OidcIdentity> {
  const settings = settingsOf(provider)
  if (!settings) throw new Error('no such provider is set up')
  const config = await configOf(settings)
  const answer = new URL(callbackAddress(provider))
  answer.search = search
  const tokens = await client.authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('no identity came back')
  const methods = Array.isArray(claims.amr) ? claims.amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: typeof claims.name === 'string' ? claims.name.slice(0, 64) : null,
    isStrong: methods.some((method) => typeof method === 'string' && STRONG.includes(method)),
  }
}

/** Where a person signs out at the provider too (RP-initiated logout); null where it offers none or does not answer. */
export async function oidcSignOutAddress(issuer: string): Promise<string | null> {
  const provider = OIDC_PROVIDERS.find((one) => oidcIssuer(one) === issuer)
  const settings = provider && settingsOf(provider)
  if (!settings) return null
  try {
    const config = await configOf(settings)
    if (!config.serverMetadata().end_session_endpoint) return null
    const back = new URL('/', env.PORTAL_PUBLIC_URL).href
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
  } catch {
    // The portal's own session has ended; that the provider is away must not stop it.
    return null
  }
}
