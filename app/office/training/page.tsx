import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { TextField } from '@/components/forms/text-field'
import { SessionTable } from '@/components/training/session-table'
import { TrainingTabs } from '@/components/training/training-tabs'
import { DataTable } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { requireOfficial } from '@/lib/core/session'
import { formatExact } from '@/lib/format/number'
import { listCourses } from '@/lib/training-courses/queries'
import { courseFilterSchema } from '@/lib/training-courses/schema'
import { accountsText } from '@/lib/training-ledgers/labels'
import { listOpenSessions } from '@/lib/training-sessions/queries'

export const metadata: Metadata = { title: '培训学时' }

const PATH = '/office/training'
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeTrainingPage({ searchParams }: Props) {
  const actor = await requireOfficial('training.keep')
  const filter = courseFilterSchema.parse(await searchParams)
  const [{ items, ...paging }, sessions] = await Promise.all([
    listCourses(actor, filter),
    listOpenSessions(actor),
  ])
  return (
    <>
      <PageTitle
        title="培训学时"
        lead="登记课程、安排场次，现场扫码签到，学时自动记入每个人的账户。"
        actions={
          <LinkButton href={`${PATH}/courses/new`} variant="primary">
            登记课程
          </LinkButton>
        }
      />
      <TrainingTabs current="courses" />
      <div className="flex flex-col gap-6">
        <SessionTable
          caption="没有办完的场次"
          sessions={sessions}
          withCourse
          empty="没有安排场次。打开一门课程，安排一场。"
        />
        <FilterForm action={PATH} label="查找课程" resetHref={filter.q ? PATH : undefined} submitLabel="查找">
          <TextField name="q" label="课程或举办单位" type="search" maxLength={60} defaultValue={filter.q} />
        </FilterForm>
        <DataTable
          caption="课程"
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              head: '课程',
              cell: (row) => <a href={`${PATH}/courses/${row.id}`}>{row.title}</a>,
            },
            { key: 'provider', head: '举办单位', cell: (row) => row.provider },
            { key: 'accounts', head: '计入', cell: (row) => accountsText(row.accounts) },
            { key: 'hours', head: '学时', number: true, cell: (row) => formatExact(row.hours) },
            { key: 'region', head: '面向地区', cell: (row) => row.regionName },
            { key: 'aid', head: '补贴性', cell: (row) => (row.isSubsidised ? '是' : '否') },
            { key: 'open', head: '状态', cell: (row) => (row.isEnabled ? '开设' : '已停开') },
          ]}
          empty={<p>没有课程。点“登记课程”开始。</p>}
        />
        <Pager
          {...paging}
          unit="门"
          href={(page) => `${PATH}?${new URLSearchParams({ q: filter.q, page: String(page) })}`}
        />
      </div>
    </>
  )
}
