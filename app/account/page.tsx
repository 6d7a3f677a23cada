import type { Metadata } from 'next'
import { AccountSummary } from '@/components/accounts/account-summary'
import { SessionForms } from '@/components/accounts/session-forms'
import { ContactSection } from '@/components/confirmations/contact-section'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnAccount } from '@/lib/accounts/queries'
import { keepsContact } from '@/lib/confirmations/policy'
import { codeWays, getOwnContacts } from '@/lib/confirmations/queries'
import { requireActor } from '@/lib/core/session'
import { listOwnLinks } from '@/lib/identity-links/queries'

export const metadata: Metadata = { title: '我的账号', robots: { index: false } }

const DONE = {
  sent: '验证码已发出，请在下面输入',
  confirmed: '已确认，以后通知也发到那里',
  removed: '已删除，不再往那里发通知',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountPage({ searchParams }: Props) {
  const actor = await requireActor()
  const account = await getOwnAccount(actor)
  const contacts = keepsContact(actor) ? await getOwnContacts(actor) : null
  const { channels, isShown } = await codeWays(actor)
  const links = await listOwnLinks(actor)
  return (
    <>
      <PageTitle title="我的账号" />
      <DoneNotice done={(await searchParams).done} words={DONE} />
      <AccountSummary account={account} />
      {contacts && <ContactSection contacts={contacts} channels={isShown && !actor.isDemo ? [] : channels} />}
      <section className="mt-6" aria-labelledby="security">
        <h2 id="security">账号安全</h2>
        <ul className="mt-2 list-disc pl-6">
          <li>
            <a href="/account/security">修改密码、设置动态验证码</a>
          </li>
          <li>
            <a href="/account/sessions">正在登录的设备</a>
          </li>
          {links.length > 0 && (
            <li>
              <a href="/account/links">关联政府统一登录</a>
            </li>
          )}
        </ul>
      </section>
      <section className="mt-6" aria-labelledby="sessions">
        <h2 id="sessions">退出登录</h2>
        <p className="mt-2 mb-4">
          长时间不操作会自动退出。用过公用电脑，或者手机丢了，请选“在所有设备上退出”，每台设备上的登录（包括这一台）会立即失效。
        </p>
        <SessionForms />
      </section>
    </>
  )
}
