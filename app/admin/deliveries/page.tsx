import type { Metadata } from 'next'
import { Connections } from '@/components/deliveries/connections'
import { DeliveryTable } from '@/components/deliveries/delivery-table'
import { ResendAllForm } from '@/components/deliveries/resend-forms'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { TabLinks } from '@/components/ui/tab-links'
import { requireAdmin } from '@/lib/core/session'
import { DELIVERY_STATE_LABELS } from '@/lib/deliveries/labels'
import { countDeliveries, getConnections, listDeliveries } from '@/lib/deliveries/queries'
import { DELIVERY_STATES, deliveryFilterSchema } from '@/lib/deliveries/schema'

export const metadata: Metadata = { title: '消息发送' }

const PATH = '/admin/deliveries'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DeliveriesPage({ searchParams }: Props) {
  const actor = await requireAdmin('deliveries.manage')
  const filter = deliveryFilterSchema.parse(await searchParams)
  const [{ items, ...paging }, counts] = await Promise.all([
    listDeliveries(actor, filter),
    countDeliveries(actor),
  ])
  const { state } = filter
  return (
    <>
      <PageTitle
        title="消息发送"
        lead="邮件和短信由系统自动发送，没发出的会自己再试一天。试过仍不成功的列在这里，问题解决后重发。"
        actions={state !== 'waiting' && <ResendAllForm state={state} isEmpty={paging.total === 0} />}
      />
      <Connections connections={getConnections(actor)} />
      <TabLinks
        label="按状态看"
        items={DELIVERY_STATES.map((other) => ({
          href: `${PATH}?state=${other}`,
          label: `${DELIVERY_STATE_LABELS[other]} ${counts[other]}`,
          current: other === state,
        }))}
      />
      <div className="mt-4">
        <DeliveryTable state={state} rows={items} />
        <Pager {...paging} href={(page) => `${PATH}?state=${state}&page=${page}`} />
      </div>
    </>
  )
}
