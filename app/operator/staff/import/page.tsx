import type { Metadata } from 'next'
import { RunTable } from '@/components/imports/run-table'
import { StaffUpload } from '@/components/imports/staff-upload'
import { NoBody } from '@/components/operators/no-body'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requirePermission } from '@/lib/core/session'
import { UPLOAD_PROBLEM_LABELS } from '@/lib/imports/labels'
import { listImportRuns } from '@/lib/imports/queries'
import { importsPageSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: '导入人员名单' }

const PAGE_SIZE = 20
const HERE = '/operator/staff/import'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StaffImportPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.staff')
  const { page, problem } = importsPageSchema.parse(await searchParams)
  const title = (
    <>
      <Breadcrumbs items={[{ href: '/operator/staff', label: '工作人员' }, { label: '导入名单' }]} />
      <PageTitle
        title="导入人员名单"
        lead="先看会新增、更新什么，再决定是否导入。有一行不能用，整个文件都不会写入；同一份名单再传一次，什么都不会变。"
      />
    </>
  )
  if (!actor.operatorId)
    return (
      <>
        {title}
        <NoBody />
      </>
    )
  const { items, total } = await listImportRuns(actor, { page, pageSize: PAGE_SIZE })
  return (
    <div className="flex flex-col gap-4">
      {title}
      {problem && (
        <Notice tone="error" title="文件没有上传成功" live>
          <p>{UPLOAD_PROBLEM_LABELS[problem]}</p>
        </Notice>
      )}
      <StaffUpload />
      <RunTable runs={items} path={HERE} />
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        unit="次"
        href={(other) => `${HERE}?page=${other}`}
      />
    </div>
  )
}
