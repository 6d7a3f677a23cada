import type { Metadata } from 'next'
import { ErasureReportsTable } from '@/components/personal-data/erasure-reports-table'
import { ErasureRulesTable } from '@/components/personal-data/erasure-rules-table'
import { RegisterTable } from '@/components/personal-data/register-table'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { countExpired, listErasures } from '@/lib/erasures/queries'
import { REGISTER } from '@/lib/personal-data/register'

export const metadata: Metadata = { title: '个人信息' }

export default async function PersonalDataPage() {
  const actor = await requireAdmin('personal_data.manage')
  const [expired, days] = await Promise.all([countExpired(actor), listErasures(actor)])
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="个人信息"
        lead="系统保存了谁的什么信息、保存多久，到期清除了多少。打印本页可作为合规审计的材料。"
      />
      <RegisterTable entries={REGISTER} />
      <ErasureRulesTable expired={expired} />
      <ErasureReportsTable days={days} />
    </div>
  )
}
