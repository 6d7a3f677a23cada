'use server'
import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { type Actor, isAdmin } from '@/lib/core/actor'
import { confirmChange, rejectChange, withdrawChange } from './commands'
import { confirmChangeSchema, rejectChangeSchema, withdrawChangeSchema } from './schema'

const pageOf = (actor: Actor, done: string) =>
  `${isAdmin(actor) ? '/admin' : '/office'}/changes?done=${done}` as Route

export const confirmChangeAction = action(confirmChangeSchema, async (actor, input): Promise<never> => {
  await confirmChange(actor, input)
  revalidatePath('/', 'layout')
  redirect(pageOf(actor, 'confirmed'))
})

export const rejectChangeAction = action(rejectChangeSchema, async (actor, input): Promise<never> => {
  await rejectChange(actor, input)
  redirect(pageOf(actor, 'rejected'))
})

export const withdrawChangeAction = action(withdrawChangeSchema, async (actor, input): Promise<never> => {
  await withdrawChange(actor, input)
  redirect(pageOf(actor, 'withdrawn'))
})
