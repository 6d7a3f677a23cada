import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { decode, encode, type JWT } from 'next-auth/jwt'
import { cache } from 'react'
import { readSession, type SessionClaim, type SignedInSession } from './account-actor'
import { type Actor, can, isAdmin, isOfficial, mintActor, publicActor, type Role } from './actor'
import { env } from './env'
import { withoutNul } from './form'
import { log } from './log'
import type { PermissionCode } from './permissions'
import { portalSecret } from './secret'
import { LONGEST_SESSION_HOURS } from './sign-in-limits'
import { stageAddress } from './sign-in-stages'

/** The cookie's own end; the session in the database ends earlier, by the rules in force. */
const COOKIE_SECONDS = LONGEST_SESSION_HOURS * 60 * 60
const COOKIE = 'shanyu.session'

const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: env.PORTAL_PUBLIC_URL?.startsWith('https:') ?? false,
})

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The claim sealed in a token; null for anything else, so that a damaged cookie reads as signed out. */
function claimOf(token: JWT | null): SessionClaim | null {
  const { sessionId } = token ?? {}
  return typeof sessionId === 'string' && UUID.test(sessionId) ? { sessionId } : null
}

async function decodeClaim(sealed: string): Promise<SessionClaim | null> {
  // decode throws for a token that is expired, damaged or sealed with an older secret: all mean signed out.
  return claimOf(await decode({ token: sealed, secret: portalSecret() }).catch(() => null))
}

/** Starts a session; next-auth reads the same cookie. Only in a server action or route handler. */
export async function openSession(claim: SessionClaim): Promise<void> {
  const sealed = await encode({
    token: { sessionId: claim.sessionId },
    secret: portalSecret(),
    maxAge: COOKIE_SECONDS,
  })
  const jar = await cookies()
  jar.set(COOKIE, sealed, { ...cookieOptions(), maxAge: COOKIE_SECONDS })
}

export async function closeSession(): Promise<void> {
  const jar = await cookies()
  jar.set(COOKIE, '', { ...cookieOptions(), maxAge: 0 })
}

async function claimOfRequest(): Promise<SessionClaim | null> {
  const sealed = (await cookies()).get(COOKIE)?.value
  return sealed ? decodeClaim(sealed) : null
}

/**
 * The session of this request, also one whose sign-in is not finished: only the pages of those steps may look at it.
 * Read again each time; without a cookie nothing is read at all.
 */
export const currentSession: () => Promise<SignedInSession | null> = cache(async () => {
  const [claim, list] = await Promise.all([claimOfRequest(), headers()])
  return claim && (await readSession(claim, list.get('x-request-id')))
})

/** The same without counting as activity: asking how long a session lasts must not make it last. */
export async function peekSession(): Promise<SignedInSession | null> {
  const claim = await claimOfRequest()
  return claim && (await readSession(claim, null, { isLookOnly: true }))
}

/** Who makes this request. A session whose second factor or new password is missing is nobody's yet. */
export const currentActor: () => Promise<Actor> = cache(async () => {
  const session = await currentSession()
  if (session?.stage === 'open') return session.actor
  return mintActor({ ...publicActor, requestId: (await headers()).get('x-request-id') })
})

/** For pages: the signed-in actor; others go on with signing in and come back to `next` (default: this page). */
export async function requireActor(next?: string): Promise<Actor> {
  const session = await currentSession()
  if (session?.stage === 'open') return session.actor
  const target = next ?? (await headers()).get('x-path')
  const step = session && stageAddress(session.stage, target)
  redirect((step ?? `/sign-in${target ? `?next=${encodeURIComponent(target)}` : ''}`) as Route)
}

/** For pages: who the policy lets in; to everybody else the page does not exist. */
export async function requireThat(isAllowed: (actor: Actor) => boolean): Promise<Actor> {
  const actor = await requireActor()
  if (!isAllowed(actor)) notFound()
  return actor
}

/** For pages of some roles: a signed-in person of another role sees 404, because what you cannot see does not exist. */
export const requireRole = (...roles: Role[]) => requireThat((actor) => roles.includes(actor.role))

const holdsOne = (actor: Actor, codes: PermissionCode[]) =>
  codes.length === 0 || codes.some((code) => can(actor, code))
/** For pages: who holds one of the permissions, whatever the kind of account. */
export const requirePermission = (...codes: PermissionCode[]) =>
  requireThat((actor) => holdsOne(actor, codes))
/** For pages of a room: an official, or an administrator, who holds one of the permissions if any are named. */
export const requireOfficial = (...codes: PermissionCode[]) =>
  requireThat((actor) => isOfficial(actor) && holdsOne(actor, codes))
export const requireAdmin = (...codes: PermissionCode[]) =>
  requireThat((actor) => isAdmin(actor) && holdsOne(actor, codes))

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
    session: { strategy: 'jwt' as const, maxAge: COOKIE_SECONDS },
    useSecureCookies: cookieOptions().secure,
    cookies: { sessionToken: cookieOnly },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    jwt: { maxAge: COOKIE_SECONDS, encode: encodeUntilSameEnd },
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
          return claim && { ...claim, id: claim.sessionId }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }: { token: JWT; user?: unknown }) {
        const claim = claimOf((user ?? token) as JWT)
        // next-auth's own session address must not keep a session alive that pages already refuse.
        if (!claim || !(await readSession(claim, null, { isLookOnly: true })))
          throw new Error('session ended')
        return { ...claim, exp: user ? undefined : token.exp }
      },
      async session({ session, token }: { session: { expires: string }; token: JWT }) {
        const claim = claimOf(token)
        const read = claim && (await readSession(claim, null, { isLookOnly: true }))
        const actor = read?.stage === 'open' ? read.actor : null
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
