import { QueueFilters } from '@/components/certificates/queue-filters'
import { QueueForm } from '@/components/certificates/queue-form'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listCertificates } from '@/lib/certificate-reviews/queries'
import { certificateFilterSchema } from '@/lib/certificate-reviews/schema'
import type { Actor } from '@/lib/core/actor'

type Props = {
  actor: Actor
  room: '/office' | '/admin'
  search: Record<string, string | string[] | undefined>
}

/** The queue of who verifies certificates, the same in both rooms. */
export async function QueueScreen({ actor, room, search }: Props) {
  const filter = certificateFilterSchema.parse(search)
  const { items, ...paging } = await listCertificates(actor, filter)
  const path = `${room}/certificates`
  const set = Object.entries({ ...filter, page: undefined }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return (
    <>
      <PageTitle
        title="证书核验"
        lead="先看疑点和扫描件，有发证机关的名单就上传比对，一致的一次核验。自己交的证书由别人核验。"
        actions={<LinkButton href={`${path}/check`}>用名单核验</LinkButton>}
      />
      <QueueFilters path={path} filter={filter} />
      <QueueForm certificates={items} checkPath={`${path}/check`} />
      <Pager
        {...paging}
        unit="张"
        href={(page) => `${path}?${new URLSearchParams([...set, ['page', String(page)]])}`}
      />
    </>
  )
}
