'use server'
import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { decideReviews } from './commands'
import { decideReviewsSchema } from './schema'

export const decideReviewsAction = action(decideReviewsSchema, async (actor, input) => {
  const decided = await decideReviews(actor, input)
  revalidatePath('/admin/rights-reviews')
  revalidatePath('/office/accounts')
  return decided
})
