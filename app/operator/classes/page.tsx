import type { Metadata } from 'next'
import { AddClassForm, TakeOverForm } from '@/components/classes/class-forms'
import { ClassTable } from '@/components/classes/class-table'
import { FacilityTabs } from '@/components/classes/facility-tabs'
import { NoFacility } from '@/components/classes/no-facility'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { filedClasses, listClasses, listClassFacilities } from '@/lib/classes/queries'
import { classPageSchema } from '@/lib/classes/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '班级' }

const DONE = { added: '已添加', edited: '修改已保存', closed: '已登记停班', taken: '已按备案建立班级' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ClassesPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const { facility: wanted, done } = classPageSchema.parse(await searchParams)
  const facilities = await listClassFacilities(actor)
  const facility = facilities.find(({ id }) => id === wanted) ?? facilities[0]
  const title = <PageTitle title="班级" lead="排班、照护比例和在托人数都按班级登记。" />
  if (!facility) {
    return (
      <>
        {title}
        <NoFacility />
      </>
    )
  }
  const classes = await listClasses(actor, facility.id)
  const filed = classes.length === 0 ? await filedClasses(facility.id) : []
  const open = classes.filter(({ closedOn }) => closedOn === null)
  const closed = classes.filter(({ closedOn }) => closedOn !== null)
  const places = open.reduce((sum, group) => sum + group.places, 0)
  return (
    <>
      {title}
      <div className="flex flex-col gap-6">
        <FacilityTabs facilities={facilities} current={facility.id} path="/operator/classes" />
        <DoneNotice done={done} words={DONE} />
        {filed.length > 0 && <TakeOverForm facilityId={facility.id} count={filed.length} />}
        {open.length > 0 && facility.places !== null && facility.places !== places && (
          <Notice tone="warning" title={`各班托位合计 ${places} 个，登记的是 ${facility.places} 个`}>
            <p>请核对班级；托位确实变了的，请办理变更备案。</p>
          </Notice>
        )}
        <ClassTable caption={`${facility.name}的班级`} classes={open} />
        <AddClassForm facilityId={facility.id} today={todayInShanghai()} />
        {closed.length > 0 && <ClassTable caption="已停班的班级" classes={closed} closed />}
      </div>
    </>
  )
}
