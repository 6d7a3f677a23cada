import type { Metadata } from 'next'
import { Frame } from '@/components/shell/frame'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { requestId } from '@/lib/core/request'

export const metadata: Metadata = { title: '没有这个页面', robots: { index: false } }

export default async function NotFound() {
  const id = await requestId()
  return (
    <Frame mood="public" demo={false} items={[]}>
      <PageTitle
        title="没有找到这个页面"
        lead="地址可能写错了，内容可能已经移走，或者它不在您的账号可以查看的范围内。"
      />
      <p>请检查地址，或从首页重新进入。如果您是从本站的链接过来的，请把下面的编号告诉管理员。</p>
      <p className="mt-6">
        <LinkButton href="/" variant="primary">
          回到首页
        </LinkButton>
      </p>
      {id && <p className="mt-6 text-muted text-small">编号 {id}</p>}
    </Frame>
  )
}
