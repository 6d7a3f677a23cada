import type { Metadata } from 'next'
import { AddOrganisationForm, EditOrganisationForm } from '@/components/organisations/organisation-forms'
import { DataTable } from '@/components/ui/data-table'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { requireAdmin } from '@/lib/core/session'
import { formatInteger } from '@/lib/format/number'
import { listOrganisations } from '@/lib/organisations/queries'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '组织机构' }

export default async function OrganisationsPage() {
  const actor = await requireAdmin('organisations.keep')
  const [organisations, regions] = await Promise.all([
    listOrganisations(actor),
    listRegionOptions(actor, '100000'),
  ])
  return (
    <div className="flex flex-col gap-6">
      <PageTitle title="组织机构" lead="哪个地区的哪个部门。邀请公职人员时选它，部门审核员按它收到任务。" />
      <AddOrganisationForm regions={regions} />
      <DataTable
        caption="组织机构"
        rows={organisations}
        rowKey={(row) => row.id}
        empty={<p>还没有登记。邀请部门审核员以前，请先登记他所在的部门。</p>}
        columns={[
          { key: 'name', head: '名称', cell: (row) => row.name },
          { key: 'region', head: '地区', cell: (row) => row.regionName },
          {
            key: 'accounts',
            head: '账号',
            unit: '个',
            number: true,
            cell: (row) => formatInteger(row.accounts),
          },
          { key: 'state', head: '状态', cell: (row) => <Tag>{row.isEnabled ? '在用' : '不再用'}</Tag> },
          { key: 'edit', head: '修改', cell: (row) => <EditOrganisationForm organisation={row} /> },
        ]}
      />
    </div>
  )
}
