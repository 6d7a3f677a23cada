import type { Tx } from '@/lib/core/db'
import { addDays, addMonths, type DateString, isWeekend, monthStart, toDateColumn } from '@/lib/format/date'
import { outcomeOf, requiredCarers } from '@/lib/ratios/rules'
import type { CareClassKind, Prisma } from '@/prisma/generated/client'
import { type Random, split } from './random'
import type { Worker } from './staff-figures'

const KINDS = [
  ['infant', 'placesInfant', '乳儿', 10],
  ['toddler', 'placesToddler', '小', 15],
  ['older', 'placesOlder', '大', 20],
  ['mixed', 'placesMixed', '混合', 18],
] as const
const NUMERALS = '一二三四五六七八九'
const DAY = { fromMinute: 8 * 60, untilMinute: 17 * 60 }

export type DemoClass = {
  id: string
  name: string
  kind: CareClassKind
  places: number
  enrolled: number
  carers: number
}

/** Classes as the registered places make them. */
export async function makeClasses(
  tx: Tx,
  facility: Prisma.FacilityGetPayload<object>,
  random: Random,
): Promise<DemoClass[]> {
  const groups = KINDS.flatMap(([kind, column, word, most]) => {
    const places = facility[column] ?? 0
    const count = Math.ceil(places / most)
    return split(
      places,
      Array.from({ length: count }, () => 1),
    ).map((size, at) => ({
      ...{ id: random.id(), kind, places: size },
      name: `${word}${NUMERALS[at] ?? at + 1}班`,
    }))
  })
  const enrolled = split(
    facility.enrolled ?? 0,
    groups.map(({ places }) => places),
  )
  await tx.careClass.createMany({
    data: groups.map((group) => ({
      ...group,
      facilityId: facility.id,
      openedOn: facility.openedOn ?? new Date('2024-09-01'),
      isDemo: true,
    })),
  })
  return groups.map((group, at) => {
    const children = Math.min(enrolled[at] ?? 0, group.places)
    return { ...group, enrolled: children, carers: requiredCarers(group.kind, children, 5) ?? 0 }
  })
}

type Fortnight = {
  classes: DemoClass[]
  carers: Worker[]
  facilityId: string
  today: DateString
  random: Random
}

/** A fortnight of rosters and children, one day of it short by one carer in one class. */
export async function makeDays(
  tx: Tx,
  { classes, carers, facilityId, today, random }: Fortnight,
): Promise<void> {
  const days = Array.from({ length: 14 }, (_, at) => addDays(today, at - 13)).filter((day) => !isWeekend(day))
  const shortDay = days.filter((day) => day < today).at(-3)
  const duties: Prisma.DutyPeriodCreateManyInput[] = []
  const results: Prisma.ClassDayCreateManyInput[] = []
  for (const day of days) {
    let next = 0
    for (const group of classes) {
      const isShort = day === shortDay && group === classes[0] && group.carers > 0
      const onDuty = carers.slice(next, next + group.carers - (isShort ? 1 : 0))
      next += group.carers
      duties.push(
        ...onDuty.map(({ id: personId }) => ({
          ...{
            id: random.id(),
            personId,
            facilityId,
            classId: group.id,
            day: toDateColumn(day),
            ...DAY,
            isDemo: true,
          },
        })),
      )
      // Today's children are counted at the door.
      if (day === today) continue
      const childrenPresent = isShort ? group.enrolled : Math.max(0, group.enrolled - random.int(0, 2))
      const carersRequired = requiredCarers(group.kind, childrenPresent, null)
      results.push({
        ...{ id: random.id(), classId: group.id, day: toDateColumn(day), childrenPresent, carersRequired },
        ...{ carersCounted: onDuty.length, carersOnDuty: onDuty.length, recordedByName: '演示机构负责人' },
        ...{ outcome: outcomeOf(carersRequired, onDuty.length), isDemo: true },
      })
    }
  }
  await tx.dutyPeriod.createMany({ data: duties })
  await tx.classDay.createMany({ data: results })
}

/** Half a year of counts, this month the last. */
export async function makeMonths(
  tx: Tx,
  { classes, today, random }: Omit<Fortnight, 'carers' | 'facilityId'>,
): Promise<void> {
  const months = Array.from({ length: 6 }, (_, at) => addMonths(monthStart(today), at - 5))
  await tx.classMonth.createMany({
    data: months.flatMap((month, at) =>
      classes.map((group) => {
        const enrolled = Math.max(0, group.enrolled - (at === months.length - 1 ? 0 : random.int(0, 3)))
        return {
          ...{ id: random.id(), classId: group.id, month: toDateColumn(month), enrolled },
          healthRecords: Math.max(0, enrolled - random.int(0, 2)),
          ...{ recordedByName: '演示机构负责人', isDemo: true },
        }
      }),
    ),
  })
}
