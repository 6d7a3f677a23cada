'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { correctPerson, lookUpPerson } from './commands'
import { mergePeople } from './merges'
import { correctPersonSchema, lookUpPersonSchema, mergePeopleSchema } from './schema'

const record = (id: string, done = '') => `/office/staff/${id}${done && `?done=${done}`}` as Route

export const lookUpPersonAction = action(lookUpPersonSchema, async (actor, input) => {
  const { personId } = await lookUpPerson(actor, input)
  redirect(actor.role === 'sysadmin' ? (`/admin/staff/${personId}` as Route) : record(personId))
})

export const correctPersonAction = action(correctPersonSchema, async (actor, input) => {
  await correctPerson(actor, input)
  redirect(record(input.personId, 'corrected'))
})

export const mergePeopleAction = action(mergePeopleSchema, async (actor, input) => {
  await mergePeople(actor, input)
  redirect(record(input.personId, 'merged'))
})
