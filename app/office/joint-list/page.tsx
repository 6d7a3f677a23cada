import type { Metadata } from 'next'
import { JointTable } from '@/components/joint-lists/joint-table'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requireThat } from '@/lib/core/session'
import { formatDate } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import { readsJointList } from '@/lib/joint-lists/policy'
import { listJointItems } from '@/lib/joint-lists/queries'
import { groupByCause } from '@/lib/joint-lists/rules'

export const metadata: Metadata = { title: '联席会议清单' }

export default async function JointListPage() {
  const actor = await requireThat(readsJointList)
  const { items, total } = await listJointItems(actor)
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="联席会议清单"
        lead={`超过期限的办件和没有按期反馈的部门，到 ${formatDate(todayInShanghai())}。系统自动列入，办结后自动移出。`}
        actions={
          total > 0 && (
            <LinkButton href="/office/joint-list/export" download>
              下载 XLSX
            </LinkButton>
          )
        }
      />
      {total === 0 && (
        <Notice tone="success" title="没有超期的办件">
          <p>
            每小时核对一次。快到期的办件在<a href="/office/filings">备案办理</a>里排在最前面。
          </p>
        </Notice>
      )}
      {total > items.length && (
        <Notice title={`共 ${formatInteger(total)} 项，这里显示超期最久的 ${formatInteger(items.length)} 项`}>
          <p>要看全部，请下载 XLSX。</p>
        </Notice>
      )}
      {groupByCause(items).map((group) => (
        <JointTable key={group.key} group={group} />
      ))}
    </div>
  )
}
