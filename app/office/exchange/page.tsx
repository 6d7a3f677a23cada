import type { Metadata } from 'next'
import { ExchangeTable } from '@/components/exchange-queue/exchange-table'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { TabLinks } from '@/components/ui/tab-links'
import { requireThat } from '@/lib/core/session'
import { EXCHANGE_STATE_LABELS } from '@/lib/national-exchange/labels'
import { canResendExchange, readsExchange } from '@/lib/national-exchange/policy'
import { countExchange, isExchangeConnected, listExchange } from '@/lib/national-exchange/queries'
import { exchangeFilterSchema } from '@/lib/national-exchange/schema'

export const metadata: Metadata = { title: '全国报送' }

const PATH = '/office/exchange'
const STATES = ['pending', 'failed', 'differs', 'acknowledged'] as const

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ExchangePage({ searchParams }: Props) {
  const actor = await requireThat(readsExchange)
  const filter = exchangeFilterSchema.parse(await searchParams)
  const [{ items, ...paging }, counts] = await Promise.all([
    listExchange(actor, filter),
    countExchange(actor),
  ])
  const { state } = filter
  const query = state ? `state=${state}&` : ''
  return (
    <>
      <PageTitle
        title="全国报送"
        lead="发了回执、变更或注销的备案，由系统自动报送全国托育机构备案系统，并核对对方所存的内容。"
      />
      {!isExchangeConnected(actor) && (
        <Notice tone="warning" title="还没有设置全国系统的接收地址">
          <p>备案先排在这里，一条不少；系统管理员设置地址后，按先后自动发送，不用您做什么。</p>
        </Notice>
      )}
      <TabLinks
        label="按状态看"
        items={[
          { href: PATH, label: '全部', current: !state },
          ...STATES.map((other) => ({
            href: `${PATH}?state=${other}`,
            label: `${EXCHANGE_STATE_LABELS[other]} ${counts[other]}`,
            current: other === state,
          })),
        ]}
      />
      {counts.demo > 0 && <p className="mt-2 text-muted">{`另有演示数据 ${counts.demo} 条，永不发送。`}</p>}
      <div className="mt-4">
        <ExchangeTable
          messages={items}
          hasActions={canResendExchange(actor)}
          empty={
            state
              ? '没有这种状态的记录。可以选“全部”看看。'
              : '您的辖区还没有要报送的备案。发出第一张备案回执后，这里就会有。'
          }
        />
        <Pager {...paging} href={(page) => `${PATH}?${query}page=${page}`} />
      </div>
    </>
  )
}
