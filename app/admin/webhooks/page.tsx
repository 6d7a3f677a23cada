import type { Metadata } from 'next'
import { PageTitle } from '@/components/ui/page-title'
import { AddWebhookForm } from '@/components/webhooks/add-form'
import { WebhookDeliveryTable, WebhookTable } from '@/components/webhooks/webhook-tables'
import { requireAdmin } from '@/lib/core/session'
import { listWebhookDeliveries, listWebhooks } from '@/lib/webhooks/queries'

export const metadata: Metadata = { title: '消息推送' }

export default async function WebhooksPage() {
  const actor = await requireAdmin('api_keys.manage')
  const [webhooks, deliveries] = await Promise.all([listWebhooks(actor), listWebhookDeliveries(actor)])
  return (
    <>
      <PageTitle
        title="消息推送"
        lead="备案、证书有变化时，平台把签过名的消息发到合作单位的地址。内部网络的地址不能登记。"
      />
      <WebhookTable webhooks={webhooks} />
      <div className="mt-6">
        <WebhookDeliveryTable deliveries={deliveries} />
      </div>
      <section className="mt-6" aria-labelledby="add">
        <h2 id="add" className="mb-4">
          登记推送地址
        </h2>
        <AddWebhookForm />
      </section>
    </>
  )
}
