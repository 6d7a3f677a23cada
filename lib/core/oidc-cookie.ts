import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from './env'
import { portalSecret } from './secret'

const COOKIE = 'shanyu.oidc'
const SECONDS = 10 * 60

const flowSchema = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string().nullable(),
  /** The session that asked to be linked; null: the person signs in. */
  linkSessionId: z.string().nullable(),
})
export type OidcFlow = z.infer<typeof flowSchema>

const options = (maxAge: number) => ({
  httpOnly: true,
  // The way back comes from the provider's site: a strict cookie would stay away.
  sameSite: 'lax' as const,
  path: '/sign-in/oidc',
  secure: env.PORTAL_PUBLIC_URL?.startsWith('https:') ?? false,
  maxAge,
})

/** Binds what was asked to this browser until it comes back. */
export async function keepFlow(flow: OidcFlow): Promise<void> {
  const sealed = await encode({ token: flow, secret: portalSecret(), maxAge: SECONDS, salt: COOKIE })
  const jar = await cookies()
  jar.set(COOKIE, sealed, options(SECONDS))
}

/** What this browser left with, once: it cannot come back twice. Null when it never left. */
export async function takeFlow(): Promise<OidcFlow | null> {
  const jar = await cookies()
  const sealed = jar.get(COOKIE)?.value
  jar.set(COOKIE, '', options(0))
  if (!sealed) return null
  const token = await decode({ token: sealed, secret: portalSecret(), salt: COOKIE }).catch(() => null)
  return flowSchema.safeParse(token).data ?? null
}
