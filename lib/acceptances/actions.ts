'use server'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { clientAddress } from '@/lib/core/request'
import { acceptSchema } from '@/lib/invitations/schema'
import { acceptInvitation } from './commands'

export const acceptInvitationAction = action(
  acceptSchema,
  async (actor, input): Promise<never> => {
    await acceptInvitation(actor, input, clientAddress(await headers()))
    redirect('/invitations/done' as Route)
  },
  { access: 'public' },
)
