'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { awardTitle, type Holder, withdrawTitle } from './commands'
import { awardTitleSchema, withdrawTitleSchema } from './schema'

const pageOf = ({ type, id }: Holder) =>
  type === 'facility' ? (`/office/facilities/${id}` as const) : (`/office/service-sites/${id}` as const)

export const awardTitleAction = action(awardTitleSchema, async (actor, input): Promise<never> => {
  redirect(`${pageOf(await awardTitle(actor, input))}?done=title`)
})

export const withdrawTitleAction = action(withdrawTitleSchema, async (actor, input): Promise<never> => {
  redirect(`${pageOf(await withdrawTitle(actor, input))}?done=title`)
})
