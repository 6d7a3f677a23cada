import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'

export const metadata: Metadata = { title: '账号已开通', robots: { index: false } }

export default function AcceptedPage() {
  return (
    <>
      <PageTitle title="账号已开通" />
      <Notice tone="success" title="现在可以用您设置的账号名和密码登录" live>
        <p>公职人员和管理员第一次登录时，会请您设置手机上的动态验证码。</p>
      </Notice>
      <p className="mt-6">
        <LinkButton href="/sign-in" variant="primary">
          去登录
        </LinkButton>
      </p>
    </>
  )
}
