import type { Metadata } from 'next'
import { RemoveLinkForm, StartLinkForm } from '@/components/identity-links/link-forms'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { requireActor } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { listOwnLinks } from '@/lib/identity-links/queries'
import { linkProblemText } from '@/lib/identity-links/rules'

export const metadata: Metadata = { title: '统一登录', robots: { index: false } }

const DONE = { linked: '已关联，以后可以用统一登录', removed: '已解除关联' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LinksPage({ searchParams }: Props) {
  const { problem, done } = await searchParams
  const links = await listOwnLinks(await requireActor())
  const problemText = linkProblemText(problem)
  return (
    <>
      <PageTitle title="统一登录" lead="把您在政府统一登录的身份关联到这个账号，以后不用再记这里的密码。" />
      {problemText && <Notice tone="error" title={problemText} live />}
      <DoneNotice done={done} words={DONE} />
      {links.length === 0 && <p>本平台还没有接通适用于您账号的统一登录。请继续用账号和密码登录。</p>}
      {links.map(({ provider, name, link }) => (
        <section key={provider} className="mt-6" aria-labelledby={provider}>
          <h2 id={provider}>{name}</h2>
          {link ? (
            <>
              <p className="mt-2 mb-4">
                {formatDateTime(link.linkedAt)} 关联，
                {link.lastUsedAt ? `最近一次登录 ${formatDateTime(link.lastUsedAt)}。` : '还没有用它登录过。'}
              </p>
              <RemoveLinkForm id={link.id} name={name} />
            </>
          ) : (
            <>
              <p className="mt-2 mb-4">还没有关联。点下面的按钮，到统一登录证明是您本人，再回到这里。</p>
              <StartLinkForm provider={provider} name={name} />
            </>
          )}
        </section>
      ))}
    </>
  )
}
