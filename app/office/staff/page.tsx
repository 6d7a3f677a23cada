import type { Metadata } from 'next'
import { RegisterScreen } from '@/components/staff-registers/register-screen'
import { PageTitle } from '@/components/ui/page-title'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { listRegister } from '@/lib/staff-registers/queries'
import { staffFilterSchema } from '@/lib/staff-registers/schema'

export const metadata: Metadata = { title: '工作人员' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OfficeStaffPage({ searchParams }: Props) {
  const actor = await requireOfficial('staff.read')
  const filter = staffFilterSchema.parse(await searchParams)
  const page = await orNotFound(listRegister(actor, filter))
  return (
    <div className="flex flex-col gap-4">
      <PageTitle title="工作人员" lead="本地区托育机构的从业人员：一人一份记录，在几处任职就有几行。" />
      <RegisterScreen path="/office/staff" filter={filter} page={page} />
    </div>
  )
}
