import type { Metadata } from 'next'
import { PublishForm } from '@/components/procedures/publish-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { orNotFound } from '@/lib/core/page'
import { requireAdmin } from '@/lib/core/session'
import { getProcedure } from '@/lib/procedures/queries'
import { getRegion } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '发布新版本' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewProcedurePage({ searchParams }: Props) {
  const actor = await requireAdmin('procedures.publish')
  const { from } = await searchParams
  const draft = await orNotFound(getProcedure(actor, typeof from === 'string' ? from : ''))
  const region = await getRegion(actor, draft.regionCode)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/admin/procedures', label: '办事事项' },
          { href: `/admin/procedures/${draft.id}`, label: draft.title },
          { label: '发布新版本' },
        ]}
      />
      <PageTitle
        title="发布新版本"
        lead={`底稿是${region.name}“${draft.title}”第 ${draft.number} 版。发布以后文字不能改，只能再发布一版或停用。`}
      />
      <PublishForm
        kind={draft.kind}
        region={`${region.code} ${region.name}`}
        definition={JSON.stringify(draft.definition, null, 2)}
        earliest={todayInShanghai()}
      />
    </>
  )
}
