import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CloseClassForm, EditClassForm } from '@/components/classes/class-forms'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { findClass } from '@/lib/classes/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '修改班级' }

type Props = { params: Promise<{ id: string }> }

export default async function ClassPage({ params }: Props) {
  const actor = await requirePermission('operator.run')
  const group = await findClass(actor, (await params).id)
  if (!group) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/operator/classes?facility=${group.facilityId}`, label: '班级' },
          { label: group.name },
        ]}
      />
      <PageTitle title={group.name} />
      <div className="flex flex-col gap-8">
        <EditClassForm group={group} />
        {group.closedOn === null && (
          <section aria-labelledby="close-title">
            <h2 id="close-title">停班</h2>
            <CloseClassForm group={group} today={todayInShanghai()} />
          </section>
        )}
      </div>
    </>
  )
}
