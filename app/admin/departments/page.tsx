import type { Metadata } from 'next'
import { AddDepartmentForm } from '@/components/departments/add-form'
import { DepartmentTable } from '@/components/departments/department-table'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { listDepartments } from '@/lib/departments/queries'

export const metadata: Metadata = { title: '部门' }

export default async function DepartmentsPage() {
  const actor = await requireAdmin('departments.keep')
  return (
    <>
      <PageTitle title="部门" lead="每个区县由谁受理备案、由谁对备案反馈意见。办件按这里的名称送交。" />
      <DepartmentTable departments={await listDepartments(actor)} />
      <section className="mt-6" aria-labelledby="add">
        <h2 id="add" className="mb-4">
          登记部门
        </h2>
        <AddDepartmentForm />
      </section>
    </>
  )
}
