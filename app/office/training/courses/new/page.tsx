import type { Metadata } from 'next'
import { AddCourseForm } from '@/components/training/add-course-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { requireOfficial } from '@/lib/core/session'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '登记课程' }

export default async function NewCoursePage() {
  const actor = await requireOfficial('training.keep')
  const regions = actor.regionPath ? await listRegionOptions(actor, actor.regionPath) : []
  return (
    <>
      <Breadcrumbs items={[{ href: '/office/training', label: '培训学时' }, { label: '登记课程' }]} />
      <PageTitle title="登记课程" lead="一门课程可以办多场，每参加一场记一次学时。" />
      <AddCourseForm regions={regions} />
    </>
  )
}
