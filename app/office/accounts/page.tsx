import type { Metadata } from 'next'
import { ManagedTable } from '@/components/accounts/managed-table'
import { InvitationList } from '@/components/invitations/invitation-list'
import { ReviewForm } from '@/components/rights-reviews/review-form'
import { ReviewIntro } from '@/components/rights-reviews/review-intro'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { listBelow } from '@/lib/account-administration/queries'
import { requireThat } from '@/lib/core/session'
import { listInvitations } from '@/lib/invitations/queries'
import { reviewsRights } from '@/lib/rights-reviews/policy'
import { listReviews } from '@/lib/rights-reviews/queries'
import { delegates } from '@/lib/roles/policy'

export const metadata: Metadata = { title: '下级账号' }

const DONE = { enabled: '账号已启用', disabled: '账号已停用，马上不能再登录' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: Props) {
  const actor = await requireThat(delegates)
  const [accounts, invitations, reviews, { done }] = await Promise.all([
    listBelow(actor),
    listInvitations(actor),
    listReviews(actor),
    searchParams,
  ])
  return (
    <>
      <PageTitle
        title="下级账号"
        lead="邀请本地区范围内的同事开通账号。只能往下给：范围比您小，权限不超过您。"
      />
      <DoneNotice done={done} words={DONE} />
      <p className="mt-4 mb-6">
        <LinkButton href="/office/accounts/new" variant="primary">
          邀请账号
        </LinkButton>
      </p>
      <ManagedTable accounts={accounts} />
      <InvitationList invitations={invitations} />
      {reviewsRights(actor) && (
        <section className="mt-8" aria-labelledby="reviews">
          <h2 id="reviews">权限复核</h2>
          <ReviewIntro />
          <ReviewForm reviews={reviews} />
        </section>
      )}
    </>
  )
}
