import type { Metadata } from 'next'
import { ReviewForm } from '@/components/rights-reviews/review-form'
import { ReviewIntro } from '@/components/rights-reviews/review-intro'
import { PageTitle } from '@/components/ui/page-title'
import { isAdmin } from '@/lib/core/actor'
import { requireThat } from '@/lib/core/session'
import { formatInteger } from '@/lib/format/number'
import { reviewsRights } from '@/lib/rights-reviews/policy'
import { listReviews } from '@/lib/rights-reviews/queries'

export const metadata: Metadata = { title: '权限复核' }

export default async function RightsReviewsPage() {
  const actor = await requireThat((asked) => isAdmin(asked) && reviewsRights(asked))
  const reviews = await listReviews(actor)
  const overdue = reviews.filter(({ isOverdue }) => isOverdue).length
  return (
    <>
      <PageTitle
        title="权限复核"
        lead={
          overdue > 0
            ? `有 ${formatInteger(overdue)} 个账号已经超期，请先处理。`
            : '没有超期的账号。自己的账号由别人复核。'
        }
      />
      <ReviewIntro />
      <ReviewForm reviews={reviews} />
    </>
  )
}
