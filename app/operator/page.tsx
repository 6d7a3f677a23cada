import type { Metadata } from 'next'
import { OperatorTasks } from '@/components/filings/operator-tasks'
import { OwnCases } from '@/components/filings/own-cases'
import { OwnFacilities } from '@/components/filings/own-facilities'
import { NoBody } from '@/components/operators/no-body'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { requireRole } from '@/lib/core/session'
import { listOwnCases } from '@/lib/filings/queries'
import { countUnread } from '@/lib/notices/queries'
import { findOwnOperator, listOwnFacilities } from '@/lib/operators/queries'

export const metadata: Metadata = { title: '我的机构', robots: { index: false } }

export default async function OperatorPage() {
  const actor = await requireRole('operator')
  const operator = await findOwnOperator(actor)
  if (!operator) {
    return (
      <>
        <PageTitle title="我的机构" />
        <NoBody />
      </>
    )
  }
  const [cases, facilities, unread] = await Promise.all([
    listOwnCases(actor),
    listOwnFacilities(actor),
    countUnread(actor),
  ])
  return (
    <>
      <PageTitle
        title={operator.name}
        lead="先看要您办的事。"
        actions={<LinkButton href="/operator/filings/new">办一件新的</LinkButton>}
      />
      <OperatorTasks cases={cases} unread={unread} />
      <section className="mt-6" aria-labelledby="cases">
        <h2 id="cases">办件</h2>
        <OwnCases cases={cases.slice(0, 10)} />
        {cases.length > 10 && (
          <p>
            <a href="/operator/filings">{`看全部 ${cases.length} 件`}</a>
          </p>
        )}
      </section>
      <section className="mt-6" aria-labelledby="facilities">
        <h2 id="facilities">机构</h2>
        <OwnFacilities facilities={facilities} />
      </section>
    </>
  )
}
