import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { OIDC_PROVIDERS, type OidcProvider, oidcIssuer, oidcName } from '@/lib/core/oidc'
import type { AccountRole } from '@/prisma/generated/enums'
import { fitsProvider } from './rules'

export type OidcButton = { provider: OidcProvider; name: string }

/** The providers that are set up, for the sign-in page. */
export const listOidcButtons = (): OidcButton[] =>
  OIDC_PROVIDERS.flatMap((provider) => {
    const name = oidcName(provider)
    return name ? [{ provider, name }] : []
  })

/** The provider this session was begun with; null for a password. Signing out here then leads on to signing out there. */
export async function providerOfSession({ sessionId, role }: Actor): Promise<OidcProvider | null> {
  const session = sessionId
    ? await db.session.findUnique({ where: { id: sessionId }, select: { method: true } })
    : null
  if (session?.method !== 'oidc') return null
  return role === 'parent' ? 'families' : 'officials'
}

export type OwnLink = {
  provider: OidcProvider
  name: string
  link: { id: string; linkedAt: Date; lastUsedAt: Date | null } | null
}

/** For each provider that fits the person's account: linked or not. Throws unauthenticated. */
export async function listOwnLinks(actor: Actor): Promise<OwnLink[]> {
  if (!actor.accountId) throw new AppError('unauthenticated')
  const links = await db.identityLink.findMany({
    where: { accountId: actor.accountId },
    select: { id: true, issuer: true, linkedAt: true, lastUsedAt: true },
  })
  return listOidcButtons()
    .filter(({ provider }) => fitsProvider(provider, actor.role as AccountRole))
    .map(({ provider, name }) => {
      const known = links.find(({ issuer }) => issuer === oidcIssuer(provider))
      const link = known && { id: known.id, linkedAt: known.linkedAt, lastUsedAt: known.lastUsedAt }
      return { provider, name, link: link ?? null }
    })
}
