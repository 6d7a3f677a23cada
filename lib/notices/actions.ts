'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/core/action'
import { readAllNotices, readNotice } from './commands'
import { noticeHref } from './rules'
import { noticeIdSchema, readAllSchema } from './schema'

/** Marks as read and goes where the notice leads. */
export const openNoticeAction = action(noticeIdSchema, async (actor, input) => {
  const { href } = await readNotice(actor, input)
  revalidatePath('/', 'layout')
  redirect((noticeHref(href) || '/account/notices') as Route)
})

export const readNoticeAction = action(noticeIdSchema, async (actor, input) => {
  await readNotice(actor, input)
  revalidatePath('/', 'layout')
})

export const readAllNoticesAction = action(readAllSchema, async (actor, input) => {
  const result = await readAllNotices(actor, input)
  revalidatePath('/', 'layout')
  return result
})
