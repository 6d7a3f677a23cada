'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { AppError } from '@/lib/core/errors'
import { keepFlow } from '@/lib/core/oidc-cookie'
import { removeLink } from './commands'
import { removeLinkSchema, startLinkSchema } from './schema'

/** Notes that this session wants to be linked; only a form of ours can, so no other site links its identity to somebody. */
export const startLinkAction = action(startLinkSchema, async (actor, { provider }) => {
  if (!actor.sessionId) throw new AppError('unauthenticated')
  const empty = { state: '', nonce: '', verifier: '', next: null }
  await keepFlow({ ...empty, provider, linkSessionId: actor.sessionId })
  redirect(`/sign-in/oidc/${provider}?link=1` as Route)
})

export const removeLinkAction = action(removeLinkSchema, async (actor, input) => {
  await removeLink(actor, input)
  redirect('/account/links?done=removed' as Route)
})
