import type { Metadata } from 'next'
import { RegisterScreen } from '@/components/staff-registers/register-screen'
import { PageTitle } from '@/components/ui/page-title'
import { orNotFound } from '@/lib/core/page'
import { requireAdmin } from '@/lib/core/session'
import { listRegister } from '@/lib/staff-registers/queries'
import { staffFilterSchema } from '@/lib/staff-registers/schema'

export const metadata: Metadata = { title: '工作人员' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdminStaffPage({ searchParams }: Props) {
  const actor = await requireAdmin('staff.read')
  const filter = staffFilterSchema.parse(await searchParams)
  const page = await orNotFound(listRegister(actor, filter))
  return (
    <div className="flex flex-col gap-4">
      <PageTitle title="工作人员" lead="各地托育机构的从业人员：一人一份记录，在几处任职就有几行。" />
      <RegisterScreen path="/admin/staff" filter={filter} page={page} />
    </div>
  )
}
