import type { Metadata } from 'next'
import { AskRecoveryForm } from '@/components/recoveries/ask-recovery-form'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { connectedChannels } from '@/lib/confirmations/queries'

export const metadata: Metadata = { title: '重新设置密码', robots: { index: false } }

export default function RecoverPage() {
  const isConnected = connectedChannels().length > 0
  return (
    <>
      <PageTitle
        title="重新设置密码"
        lead="忘了密码，或者账号因为连续输错被锁定，都可以用确认过的邮箱或手机号重新设置。设置后立即解锁，所有设备上的登录都结束。"
      />
      {isConnected ? (
        <AskRecoveryForm />
      ) : (
        <Notice tone="warning" title="这个门户没有接通邮件和短信">
          <p>请联系本单位的系统管理员。锁定的账号最长 1 小时后自动解锁。</p>
        </Notice>
      )}
      <section className="mt-6" aria-labelledby="phone">
        <h2 id="phone">手机丢了，收不到动态验证码</h2>
        <p className="mt-2">
          登录时用一个恢复码代替。恢复码也没有了，请联系系统管理员，核实身份后停用旧的验证码。
        </p>
      </section>
    </>
  )
}
