import type { Metadata } from 'next'
import { FacilityLedgersTable } from '@/components/training/facility-ledgers-table'
import { TrainingTabs } from '@/components/training/training-tabs'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'
import { listFacilityLedgers } from '@/lib/training-ledgers/queries'
import { ledgerPageSchema } from '@/lib/training-ledgers/schema'

export const metadata: Metadata = { title: '学时完成情况' }

const PATH = '/office/training/behind'
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function BehindPage({ searchParams }: Props) {
  const actor = await requireOfficial('training.keep')
  const { items, ...paging } = await listFacilityLedgers(actor, ledgerPageSchema.parse(await searchParams))
  return (
    <>
      <PageTitle
        title="学时完成情况"
        lead="按机构看谁还没有完成。要求来自所在地区的文件；文件没有规定的，不算完成，也不算未完成。"
        actions={<LinkButton href={`${PATH}/export`}>导出未完成名单（CSV）</LinkButton>}
      />
      <TrainingTabs current="behind" />
      <FacilityLedgersTable facilities={items} today={todayInShanghai()} />
      <Pager {...paging} unit="家" href={(page) => `${PATH}?page=${page}`} />
    </>
  )
}
