import type { Metadata } from 'next'
import { RunTable } from '@/components/imports/run-table'
import { TemplateList } from '@/components/imports/template-list'
import { UploadForm } from '@/components/imports/upload-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/core/session'
import { UPLOAD_PROBLEM_LABELS } from '@/lib/imports/labels'
import { listImportRuns } from '@/lib/imports/queries'
import { importsPageSchema } from '@/lib/imports/schema'

export const metadata: Metadata = { title: '数据导入' }

const PAGE_SIZE = 20

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireAdmin('imports.run')
  const { page, problem } = importsPageSchema.parse(await searchParams)
  const { items, total } = await listImportRuns(actor, { page, pageSize: PAGE_SIZE })
  return (
    <>
      <PageTitle
        title="数据导入"
        lead="上传表格后先看它会改动什么，再决定是否导入。有一行不能用，整个文件都不会写入。"
      />
      {problem && (
        <Notice tone="error" title="文件没有上传成功" live>
          <p>{UPLOAD_PROBLEM_LABELS[problem]}</p>
        </Notice>
      )}
      <UploadForm />
      <div className="mt-4 mb-6">
        <Disclosure summary="下载模板，看各列怎么填">
          <TemplateList />
          <p className="mt-3">留空表示不清楚：不会当成 0，也不会抹去已经登记的内容。</p>
        </Disclosure>
      </div>
      <RunTable runs={items} path="/admin/imports" />
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        unit="次"
        href={(other) => `/admin/imports?page=${other}`}
      />
    </>
  )
}
