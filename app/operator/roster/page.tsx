import type { Metadata } from 'next'
import { FacilityTabs } from '@/components/classes/facility-tabs'
import { NoFacility } from '@/components/classes/no-facility'
import { DayLinks } from '@/components/rosters/day-links'
import { RatioResult } from '@/components/rosters/ratio-result'
import { RosterForm } from '@/components/rosters/roster-form'
import { rosterRows } from '@/components/rosters/roster-rows'
import { DoneNotice } from '@/components/ui/done-notice'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { listClassFacilities } from '@/lib/classes/queries'
import { classPageSchema } from '@/lib/classes/schema'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { formatDate } from '@/lib/format/date'
import { getRoster } from '@/lib/rosters/queries'
import { isRosterDay } from '@/lib/rosters/rules'

export const metadata: Metadata = { title: '排班和到园人数' }

const DONE = { saved: '已保存', short: '已保存，请看下面不足的班级' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RosterPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.staff')
  const asked = classPageSchema.parse(await searchParams)
  const facilities = await listClassFacilities(actor)
  const facility = facilities.find(({ id }) => id === asked.facility) ?? facilities[0]
  const title = <PageTitle title="排班和到园人数" lead="登记谁在哪个班、各班到了几名，马上知道够不够。" />
  if (!facility) {
    return (
      <>
        {title}
        <NoFacility />
      </>
    )
  }
  const today = todayInShanghai()
  const day = asked.day && isRosterDay(asked.day, today) ? asked.day : today
  const roster = await getRoster(actor, facility.id, day)
  const copied = asked.copy ? (await getRoster(actor, facility.id, asked.copy)).duties : null
  return (
    <>
      {title}
      <div className="flex flex-col gap-6">
        <FacilityTabs facilities={facilities} current={facility.id} path="/operator/roster" />
        <DayLinks facilityId={facility.id} day={day} today={today} />
        <DoneNotice done={asked.done} words={DONE} />
        {copied && (
          <Notice title={`已抄入${formatDate(asked.copy)}的 ${copied.length} 段排班，还没有保存`}>
            <p>请核对后点“保存”。</p>
          </Notice>
        )}
        <RatioResult roster={roster} />
        {roster.classes.length === 0 && (
          <Notice tone="warning" title="还没有班级">
            <p>
              先<a href={`/operator/classes?facility=${facility.id}`}>建立班级</a>，才能登记到园人数。
            </p>
          </Notice>
        )}
        <section aria-labelledby="roster-title">
          <h2 id="roster-title">{`${facility.name}，${formatDate(day)}`}</h2>
          <RosterForm
            key={`${day}-${roster.stamp}-${asked.copy ?? ''}`}
            facilityId={facility.id}
            day={day}
            stamp={roster.stamp}
            classes={roster.classes}
            people={roster.people}
            rows={rosterRows(roster, copied)}
            isPlan={day > today}
          />
        </section>
      </div>
    </>
  )
}
