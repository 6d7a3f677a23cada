import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { OpenNotices } from '@/components/public-filings/open-notices'
import { ReceiptCheck } from '@/components/receipts/receipt-check'
import { ReceiptFacts } from '@/components/receipts/receipt-facts'
import { ReceiptStanding } from '@/components/receipts/receipt-standing'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { listOpenNotices } from '@/lib/public-filings/queries'
import { findReceipt } from '@/lib/receipts/queries'

type Props = { params: Promise<{ number: string }> }

const receiptOf = cache(async (number: string) => (await findReceipt(publicActor, number)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await receiptOf((await params).number)
  // The head's name stands on it: found by number, not by a search engine.
  return { title: `备案回执 ${number}`, robots: { index: false } }
}

export default async function ReceiptPage({ params }: Props) {
  const receipt = await receiptOf((await params).number)
  const path = `/receipts/${encodeURIComponent(receipt.number)}`
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[{ href: '/receipts', label: '核验备案回执' }, { label: receipt.number }]} />
      <PageTitle title="备案回执" lead="请看纸面的内容与这里是否一样。" />
      <ReceiptStanding receipt={receipt} />
      <OpenNotices notices={await listOpenNotices(publicActor, receipt.facility.id)} />
      <ReceiptFacts receipt={receipt} />
      {receipt.standing !== 'invalid' && (
        <p className="no-print flex flex-wrap gap-3">
          <LinkButton href={`${path}/pdf`}>下载回执（PDF）</LinkButton>
          {receipt.texts.conditions.length > 0 && (
            <LinkButton href={`${path}/conditions`}>下载告知书（PDF）</LinkButton>
          )}
        </p>
      )}
      <ReceiptCheck receipt={receipt} />
    </div>
  )
}
