import type { Metadata } from 'next'
import { EndingTable } from '@/components/certificates/ending-table'
import { NeedsTable } from '@/components/certificates/needs-table'
import { NoBody } from '@/components/operators/no-body'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { certificatesByPerson } from '@/lib/certificates/queries'
import { endingSoon } from '@/lib/certificates/rules'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { listStaff } from '@/lib/staff/queries'

export const metadata: Metadata = { title: '证书' }

export default async function OperatorCertificatesPage() {
  const actor = await requirePermission('operator.staff')
  const { operatorId } = actor
  if (!operatorId) {
    return (
      <>
        <PageTitle title="证书" />
        <NoBody />
      </>
    )
  }
  const today = todayInShanghai()
  const posts = await listStaff(actor, { operatorId })
  const certificates = await certificatesByPerson(actor, [...new Set(posts.map(({ personId }) => personId))])
  const ending = endingSoon([...certificates.values()].flat(), today)
  const open = ending.filter(({ renewal }) => renewal === null)
  return (
    <>
      <PageTitle title="证书" lead="证书交上来由主管部门核验，核验过的才算数。快到期的请提前更新。" />
      <div className="flex flex-col gap-6">
        {open.length > 0 && (
          <Notice tone="warning" title={`${open.length} 张证书已过期或快到期`}>
            <p>请点“更新”，上传新证书。新证书核验之前，原来的证书在有效期内照常算数。</p>
          </Notice>
        )}
        <EndingTable certificates={ending} />
        <NeedsTable posts={posts} certificates={certificates} today={today} />
      </div>
    </>
  )
}
