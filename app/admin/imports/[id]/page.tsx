import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunScreen } from '@/components/imports/run-screen'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { IMPORT_KIND_LABELS } from '@/lib/imports/labels'
import { findImportRun } from '@/lib/imports/queries'
import { importsPageSchema, runSchema } from '@/lib/imports/schema'

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
  return (
    <>
      <Breadcrumbs items={[{ href: '/admin/imports', label: '数据导入' }, { label: run.fileName }]} />
      <PageTitle title={`导入${IMPORT_KIND_LABELS[run.kind]}：${run.fileName}`} />
      <RunScreen run={run} id={id} page={page} pageSize={PAGE_SIZE} path="/admin/imports" />
    </>
  )
}
