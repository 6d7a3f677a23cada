import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { decode, encode, type JWT } from 'next-auth/jwt'
import { cache } from 'react'
import { actorOfClaim, type SessionClaim } from './account-actor'
import { type Actor, isAdmin, isOfficial, mintActor, publicActor, type Role } from './actor'
import { env } from './env'
import { withoutNul } from './form'
import { log } from './log'
import { portalSecret } from './secret'

/** Signed in for one working day; after that everybody signs in again. */
export const SESSION_SECONDS = 8 * 60 * 60
const COOKIE = 'shanyu.session'

const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: env.PORTAL_PUBLIC_URL?.startsWith('https:') ?? false,
})

/** The claim sealed in a token; null for anything else, so that a damaged cookie reads as signed out. */
function claimOf(token: JWT | null): SessionClaim | null {
  const { accountId, sessionVersion } = token ?? {}
  if (typeof accountId !== 'string' || typeof sessionVersion !== 'number') return null
  return { accountId, sessionVersion }
}

async function decodeClaim(sealed: string): Promise<SessionClaim | null> {
  // decode throws for a token that is expired, damaged or sealed with an older secret: all mean signed out.
  return claimOf(await decode({ token: sealed, secret: portalSecret() }).catch(() => null))
}

/** Starts a session; next-auth reads the same cookie. Only in a server action or route handler. */
export async function openSession(claim: SessionClaim): Promise<void> {
  const token = { accountId: claim.accountId, sessionVersion: claim.sessionVersion }
  const sealed = await encode({ token, secret: portalSecret(), maxAge: SESSION_SECONDS })
  const jar = await cookies()
  jar.set(COOKIE, sealed, { ...cookieOptions(), maxAge: SESSION_SECONDS })
}

export async function closeSession(): Promise<void> {
  const jar = await cookies()
  jar.set(COOKIE, '', { ...cookieOptions(), maxAge: 0 })
}

/** Who makes this request. The account is read again each time; without a cookie nothing is read at all. */
export const currentActor: () => Promise<Actor> = cache(async () => {
  const [jar, list] = await Promise.all([cookies(), headers()])
  const requestId = list.get('x-request-id')
  const sealed = jar.get(COOKIE)?.value
  const claim = sealed ? await decodeClaim(sealed) : null
  const actor = claim && (await actorOfClaim(claim, requestId))
  return actor ?? mintActor({ ...publicActor, requestId })
})

/** For pages: the signed-in actor; others go to the sign-in page and come back to `next` (default: this page). */
export async function requireActor(next?: string): Promise<Actor> {
  const actor = await currentActor()
  if (actor.accountId !== null) return actor
  const target = next ?? (await headers()).get('x-path')
  redirect(`/sign-in${target ? `?next=${encodeURIComponent(target)}` : ''}` as Route)
}

async function requireThat(isAllowed: (actor: Actor) => boolean): Promise<Actor> {
  const actor = await requireActor()
  if (!isAllowed(actor)) notFound()
  return actor
}

/** For pages of some roles: a signed-in person of another role sees 404, because what you cannot see does not exist. */
export const requireRole = (...roles: Role[]) => requireThat((actor) => roles.includes(actor.role))
export const requireOfficial = () => requireThat(isOfficial)
export const requireAdmin = () => requireThat(isAdmin)

export type Authorize = (credentials: {
  username: string
  password: string
  headers: Headers
}) => Promise<SessionClaim | null>

async function authOptions(authorize: Authorize) {
  const { default: credentialsProvider } = await import('next-auth/providers/credentials')
  const cookieOnly = { name: COOKIE, options: cookieOptions() }
  return {
    secret: portalSecret(),
    session: { strategy: 'jwt' as const, maxAge: SESSION_SECONDS },
    useSecureCookies: cookieOptions().secure,
    cookies: { sessionToken: cookieOnly },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    jwt: { maxAge: SESSION_SECONDS, encode: encodeUntilSameEnd },
    logger: {
      error: (code: string) => log.warn({ code }, 'next-auth'),
      warn: (code: string) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: [
      credentialsProvider({
        credentials: { username: { type: 'text' }, password: { type: 'password' } },
        async authorize(given, request) {
          const username = withoutNul(String(given?.username ?? ''))
          const fields = { username, password: given?.password ?? '' }
          const claim = await authorize({ ...fields, headers: new Headers(request.headers) })
          return claim && { ...claim, id: claim.accountId }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }: { token: JWT; user?: unknown }) {
        const claim = claimOf((user ?? token) as JWT)
        // next-auth's own session address must not keep a session alive that pages already refuse.
        if (!claim || !(await actorOfClaim(claim, null))) throw new Error('session ended')
        return { ...claim, exp: user ? undefined : token.exp }
      },
      async session({ session, token }: { session: { expires: string }; token: JWT }) {
        const claim = claimOf(token)
        const actor = claim && (await actorOfClaim(claim, null))
        return { expires: session.expires, user: { name: actor?.name, role: actor?.role } }
      },
      redirect: ({ url, baseUrl }: { url: string; baseUrl: string }) =>
        URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl ? url : baseUrl,
    },
  }
}

/** next-auth seals the token anew whenever a client asks for the session; the end of the session must not move. */
const encodeUntilSameEnd: typeof encode = ({ token, maxAge, ...rest }) => {
  const end = typeof token?.exp === 'number' ? token.exp - Math.floor(Date.now() / 1000) : maxAge
  return encode({ ...rest, token, maxAge: end })
}

const OPEN_ADDRESSES = [
  'GET csrf',
  'GET providers',
  'GET session',
  'GET signin',
  'GET signout',
  'GET error',
  'POST signin/credentials',
  'POST callback/credentials',
  'POST signout',
]

type AuthContext = { params: Promise<{ nextauth: string[] }> }

/** The handler of /api/auth/*: next-auth's own addresses, as far as the portal uses them; others are 404. */
export function authHandler(authorize: Authorize) {
  return async (request: NextRequest, context: AuthContext): Promise<Response> => {
    const { nextauth } = await context.params
    const address = `${request.method} ${nextauth.join('/')}`
    if (!OPEN_ADDRESSES.includes(address)) return new Response(null, { status: 404 })
    const { default: nextAuth } = await import('next-auth')
    const response: Response = await nextAuth(request, context, await authOptions(authorize))
    // next-auth takes itself to be at localhost:3000; the portal is where the caller found it.
    const location = response.headers.get('location')
    if (location?.startsWith(`${PRESUMED_ORIGIN}/`) || location === PRESUMED_ORIGIN) {
      response.headers.set('location', location.slice(PRESUMED_ORIGIN.length) || '/')
    }
    if (!response.headers.get('content-type')?.includes('json')) return response
    const origin = env.PORTAL_PUBLIC_URL ?? `http://${request.headers.get('host')}`
    const body = (await response.text()).replaceAll(PRESUMED_ORIGIN, new URL(origin).origin)
    return new Response(body, response)
  }
}

const PRESUMED_ORIGIN = 'http://localhost:3000'
