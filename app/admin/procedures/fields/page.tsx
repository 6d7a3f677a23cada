import type { Metadata } from 'next'
import { FieldTable } from '@/components/procedures/field-table'
import { ProcedureTabs } from '@/components/procedures/procedure-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '字段登记' }

export default async function FieldRegisterPage() {
  await requireAdmin('procedures.publish')
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="字段登记"
        lead="申请表里的每一个字段：为什么要问、凭什么问、谁看、能从哪里带出。登记里没有的，任何事项都不能问。"
      />
      <ProcedureTabs current="fields" />
      <FieldTable />
    </div>
  )
}
