import type { Metadata } from 'next'
import { ProcedureList } from '@/components/procedures/procedure-list'
import { ProcedureTabs } from '@/components/procedures/procedure-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requireAdmin } from '@/lib/core/session'
import { listProcedures } from '@/lib/procedures/queries'

export const metadata: Metadata = { title: '办事事项' }

export default async function ProceduresPage() {
  const actor = await requireAdmin('procedures.publish')
  const procedures = await listProcedures(actor)
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="办事事项"
        lead="备案、变更、停业、复业、注销的步骤、材料、期限和文书。已发布的文字不能改，要改就发布新版本。"
      />
      <ProcedureTabs current="procedures" />
      <ProcedureList procedures={procedures} today={todayInShanghai()} />
    </div>
  )
}
