import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { listClocks } from '@/lib/filing-clocks/queries'
import { formatDate } from '@/lib/format/date'
import { crumbsOf, ownCase } from '../../own-case'

export const metadata: Metadata = { title: '已提交', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function FilingDonePage({ params }: Props) {
  const { actor, filing, base } = await ownCase(params)
  // Withdrawn meanwhile, or never sent: the case page says how it stands.
  if (filing.submissions === 0 || filing.state === 'withdrawn') redirect(base as Route)
  const clocks = await listClocks(actor, filing.id)
  const running = clocks.filter(({ taskId, stoppedOn }) => taskId === null && stoppedOn === null)
  const isAgain = filing.submissions > 1
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing, '已提交')} />
      <PageTitle
        title={isAgain ? '补正已提交' : '已提交'}
        lead={`${filing.definition.title}：${filing.title}`}
      />
      <Notice tone="success" title={`办件号 ${filing.number}`}>
        <p>打电话询问时报这个号。</p>
      </Notice>
      <section className="mt-6" aria-labelledby="next">
        <h2 id="next">接下来</h2>
        <ul>
          {running.map(({ id, title, dueOn, isProvisional }) => (
            <li
              key={id}
            >{`${title}：${formatDate(dueOn)} 前${isProvisional ? '（暂定，等放假安排公布后可能调整）' : ''}`}</li>
          ))}
          <li>材料不齐的，主管部门会一次性告诉您要补正的全部内容。</li>
          <li>有进展会发站内消息；您确认过的邮箱和手机也会收到。</li>
        </ul>
      </section>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={base} variant="primary">
          看办理进度
        </LinkButton>
        <LinkButton href="/operator">回到首页</LinkButton>
      </p>
    </>
  )
}
