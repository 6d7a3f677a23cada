import type { Metadata } from 'next'
import { ReceiptSearch } from '@/components/receipts/receipt-search'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'

export const metadata: Metadata = { title: '没有这张回执', robots: { index: false } }

export default function NoReceipt() {
  return (
    <div className="flex flex-col gap-6">
      <PageTitle title="没有这张回执" lead="平台没有出具过这个编号的备案回执。" />
      <Notice tone="warning" title="请先核对编号">
        <p>编号可能抄错了：请照回执标题下面的编号，一个数字一个数字地再核对一遍。</p>
        <p>
          核对无误仍然查不到，这张回执可能是假的，也可能是启用本平台以前在别处出具的。请向机构所在区县的主管部门核实，先不要据此送托。
        </p>
      </Notice>
      <ReceiptSearch />
      <p>
        也可以按机构名称查<a href="/filings">已备案机构名单</a>。
      </p>
    </div>
  )
}
