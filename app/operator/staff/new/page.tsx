import type { Metadata } from 'next'
import { NoBody } from '@/components/operators/no-body'
import { AddStaffForm } from '@/components/staff/add-staff-form'
import { HireForm } from '@/components/transfer-codes/hire-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { listOwnFacilities } from '@/lib/operators/queries'

export const metadata: Metadata = { title: '添加工作人员' }

export default async function AddStaffPage() {
  const actor = await requirePermission('operator.staff')
  const facilities = (await listOwnFacilities(actor)).map(({ id, name }) => ({ id, name }))
  return (
    <>
      <Breadcrumbs items={[{ href: '/operator/staff', label: '工作人员' }, { label: '添加' }]} />
      <PageTitle
        title="添加工作人员"
        lead="已经在列表里的人要加一个岗位，请打开他的页面添加，不用重新填写。"
      />
      {actor.operatorId ? (
        <>
          <HireForm facilities={facilities} today={todayInShanghai()} />
          <AddStaffForm facilities={facilities} today={todayInShanghai()} />
        </>
      ) : (
        <NoBody />
      )}
    </>
  )
}
