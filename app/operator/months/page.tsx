import type { Metadata } from 'next'
import { MonthForm } from '@/components/class-months/month-form'
import { MonthTotals } from '@/components/class-months/month-totals'
import { FacilityTabs } from '@/components/classes/facility-tabs'
import { NoFacility } from '@/components/classes/no-facility'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { getMonth } from '@/lib/class-months/queries'
import { isTellable, MONTHS_BACK, monthOfDay, monthsBack } from '@/lib/class-months/rules'
import { listClassFacilities } from '@/lib/classes/queries'
import { classPageSchema } from '@/lib/classes/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'

export const metadata: Metadata = { title: '在托人数' }

const PATH = '/operator/months'
const nameOf = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MonthsPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const asked = classPageSchema.parse(await searchParams)
  const facilities = await listClassFacilities(actor)
  const facility = facilities.find(({ id }) => id === asked.facility) ?? facilities[0]
  const title = <PageTitle title="在托人数" lead="每月登记一次各班人数，只要数字，不要孩子的姓名。" />
  if (!facility) {
    return (
      <>
        {title}
        <NoFacility />
      </>
    )
  }
  const today = todayInShanghai()
  const month = asked.month && isTellable(asked.month, today) ? asked.month : monthOfDay(today)
  const sheet = await getMonth(actor, facility.id, month)
  const months = monthsBack(today, MONTHS_BACK + 1).map((one) => ({ value: one, label: nameOf(one) }))
  return (
    <>
      {title}
      <div className="flex flex-col gap-6">
        <FacilityTabs facilities={facilities} current={facility.id} path={PATH} />
        <FilterForm action={PATH} label="选择月份" submitLabel="打开">
          <input type="hidden" name="facility" value={facility.id} />
          <SelectField name="month" label="月份" options={months} defaultValue={month} />
        </FilterForm>
        <DoneNotice done={asked.done} words={{ saved: '已保存' }} />
        <section aria-labelledby="month-title">
          <h2 id="month-title">{`${facility.name}，${nameOf(month)}`}</h2>
          {sheet.classes.length === 0 ? (
            <Notice tone="warning" title="这个月没有开班的班级">
              <p>
                先<a href={`/operator/classes?facility=${facility.id}`}>建立班级</a>，才能登记人数。
              </p>
            </Notice>
          ) : (
            <MonthForm
              key={`${month}-${sheet.stamp}`}
              facilityId={facility.id}
              month={month}
              stamp={sheet.stamp}
              classes={sheet.classes}
            />
          )}
        </section>
        <MonthTotals facilityId={facility.id} totals={sheet.totals} />
      </div>
    </>
  )
}
