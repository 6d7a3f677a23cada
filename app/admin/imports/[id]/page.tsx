import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangeTable } from '@/components/imports/change-table'
import { ProblemTable } from '@/components/imports/problem-table'
import { RunForm } from '@/components/imports/run-form'
import { RunSummary } from '@/components/imports/run-summary'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireAdmin } from '@/lib/core/session'
import { IMPORT_KIND_LABELS } from '@/lib/imports/labels'
import { findImportRun } from '@/lib/imports/queries'
import { importsPageSchema, runSchema } from '@/lib/imports/schema'
import type { ImportState } from '@/prisma/generated/enums'

export const metadata: Metadata = { title: '导入' }

const PAGE_SIZE = 50

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportRunPage({ params, searchParams }: Props) {
  const actor = await requireAdmin('imports.run')
  const asked = runSchema.safeParse(await params)
  if (!asked.success) notFound()
  const { id } = asked.data
  const { page } = importsPageSchema.parse(await searchParams)
  const run = await findImportRun(actor, id, { page, pageSize: PAGE_SIZE })
  if (!run) notFound()
  const { rejected, warnings, changesTotal, state } = run
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/imports', label: '数据导入' }, { label: run.fileName }]} />
      <PageTitle title={`导入${IMPORT_KIND_LABELS[run.kind]}：${run.fileName}`} />
      <RunSummary run={run} />
      <div className="mt-4 flex flex-col gap-4">
        {state === 'checked' && rejected.length > 0 && (
          <Notice tone="error" title={`有 ${rejected.length} 处不能导入`}>
            <p>没有写入任何内容。请按下面的原因改好文件，再重新上传。</p>
          </Notice>
        )}
        {state === 'checked' && rejected.length === 0 && changesTotal === 0 && (
          <Notice title="内容与现有数据完全一致">
            <p>没有需要写入的内容。</p>
          </Notice>
        )}
        <RunForm
          id={id}
          state={state}
          created={run.created}
          updated={run.updated}
          isApplicable={rejected.length === 0 && changesTotal > 0}
        />
      </div>
      <div className="mt-6 flex flex-col gap-6">
        {rejected.length > 0 && <ProblemTable caption="退回的行" problems={rejected} />}
        {warnings.length > 0 && (
          <ProblemTable caption="提示" note="不影响导入，请核对。" problems={warnings} />
        )}
        {changesTotal > 0 && (
          <div>
            <ChangeTable
              kind={run.kind}
              changes={run.changes}
              caption={changesCaption(state, rejected.length > 0)}
            />
            <Pager
              page={page}
              pageSize={PAGE_SIZE}
              total={changesTotal}
              href={(other) => `/admin/imports/${id}?page=${other}`}
            />
          </div>
        )}
      </div>
    </>
  )
}

function changesCaption(state: ImportState, isRefused: boolean): string {
  if (state !== 'checked') return '写入的改动'
  return isRefused ? '其余各行会有的改动（现在不会写入）' : '将要写入的改动'
}
