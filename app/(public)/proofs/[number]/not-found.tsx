import type { Metadata } from 'next'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'

export const metadata: Metadata = { title: '没有这份证明', robots: { index: false } }

export default function NoProof() {
  return (
    <div className="flex flex-col gap-6">
      <PageTitle title="没有这份证明" lead="平台没有出具过这个编号的学时证明。" />
      <Notice tone="warning" title="请先核对编号">
        <p>请照证明标题下面的编号再核对一遍，或者直接扫证明上的二维码。</p>
        <p>核对无误仍然查不到，这份证明可能是假的，请不要采信。</p>
      </Notice>
    </div>
  )
}
