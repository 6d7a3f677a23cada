import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ReceiptSearch } from '@/components/receipts/receipt-search'
import { PageTitle } from '@/components/ui/page-title'
import { readReceiptNumber } from '@/lib/receipts/rules'

export const metadata: Metadata = { title: '核验备案回执' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReceiptsPage({ searchParams }: Props) {
  const { number } = await searchParams
  const typed = typeof number === 'string' ? number.trim().slice(0, 100) : ''
  const known = readReceiptNumber(typed)
  if (known) redirect(`/receipts/${encodeURIComponent(known)}` as Route)
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="核验备案回执"
        lead="托育机构的备案回执应当挂在醒目的地方。输入上面的编号，或扫描回执上的二维码，看它是不是真的、现在是否有效。"
      />
      <ReceiptSearch
        typed={typed}
        error={typed === '' ? undefined : '这不是回执编号。请照回执上的写，例如 310120-2026-00001'}
      />
      <p>
        没有编号？可以按名称查<a href="/filings">已备案机构名单</a>。
      </p>
    </div>
  )
}
