'use server'
import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { isAdmin } from '@/lib/core/actor'
import {
  inviteColleague,
  inviteOfficial,
  inviteStaff,
  resendInvitation,
  withdrawInvitation,
} from './commands'
import { invitationIdSchema, inviteColleagueSchema, inviteOfficialSchema, inviteStaffSchema } from './schema'

// The link comes back as data and is shown once: in no address, no log and no page that can be opened again.

export const inviteOfficialAction = action(inviteOfficialSchema, async (actor, input) => {
  const sent = await inviteOfficial(actor, input)
  if (sent.path === null && isAdmin(actor)) redirect('/admin/invitations?done=asked' as Route)
  return sent
})

export const inviteColleagueAction = action(inviteColleagueSchema, inviteColleague)

export const inviteStaffAction = action(inviteStaffSchema, inviteStaff)

export const resendInvitationAction = action(invitationIdSchema, resendInvitation)

export const withdrawInvitationAction = action(invitationIdSchema, async (actor, input) => {
  await withdrawInvitation(actor, input)
  revalidatePath('/', 'layout')
  return {}
})
