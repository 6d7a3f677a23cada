import type { Metadata } from 'next'
import { EnterBanForm } from '@/components/bans/enter-ban-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requireOfficial } from '@/lib/core/session'

export const metadata: Metadata = { title: '登记从业禁止' }

export default async function NewBanPage() {
  await requireOfficial('bans.keep')
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/bans', label: '从业禁止' }, { label: '登记' }]} />
      <PageTitle
        title="登记从业禁止"
        lead="照决定书填写。登记后不能修改，只能凭新的文书解除；在岗的人会立即通知单位和主管部门。"
      />
      <EnterBanForm today={todayInShanghai()} />
    </>
  )
}
