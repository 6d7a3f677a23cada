import 'server-only'
import { getClassFacility } from '@/lib/classes/queries'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError, type FieldErrors } from '@/lib/core/errors'
import { addDays, type DateString, daysBetween, formatDay, toDateColumn } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { OUTCOME_LABELS } from '@/lib/ratios/labels'
import { isRepeated, overlaps } from '@/lib/ratios/rules'
import { openConflict } from '@/lib/staff-conflicts/commands'
import { keepsRosters } from './policy'
import { dutiesElsewhere, getRoster, type Roster, type RosterPerson, ratioOf, storedDuties } from './queries'
import { difference, doubled, isRosterDay } from './rules'
import type { SaveRosterInput } from './schema'

/**
 * Writes down who is on duty in a facility on a day and how many children are there, and holds it against the ratio.
 * An empty number leaves a class as it was. The same roster twice changes nothing. Throws forbidden, not_found, invalid,
 * conflict when somebody else wrote another one meanwhile. Source: 托育机构设置标准（试行）第二十条.
 */
export async function saveRoster(actor: Actor, input: SaveRosterInput): Promise<{ short: number }> {
  const { facilityId, day } = input
  if (!keepsRosters(actor)) throw new AppError('forbidden')
  const today = todayInShanghai()
  if (!isRosterDay(day, today))
    throw new AppError('invalid', { day: ['只能登记前后 7 天以内的排班；更早的记录不能再改'] })
  return transaction(async (tx) => {
    await getClassFacility(actor, facilityId, tx)
    await tx.$queryRaw`select 1 from facilities where id = ${facilityId}::uuid for no key update`
    const before = await getRoster(actor, facilityId, day, tx)
    checkInput(before, input, today)
    const change = difference(before.duties, input.duties)
    const isSame =
      change.gone.length === 0 &&
      change.added.length === 0 &&
      before.classes.every((one) => (input.present.get(one.id) ?? one.present) === one.present)
    const shortNow = before.classes.filter(({ outcome }) => outcome === 'short').length
    // Sent twice, or by two people alike: it stands there already.
    if (isSame && before.stamp !== input.stamp) return { short: shortNow }
    if (before.stamp !== input.stamp) throw new AppError('conflict')
    await writeDuties(tx, before, change)
    const classes = await writeDays(tx, actor, before, input)
    await audit(tx, actor, {
      action: 'roster.save',
      subject: { type: 'roster', id: facilityId },
      regionCode: before.facility.regionCode,
      after: { day, onDuty: input.duties.length, classes: classes.map(classLine) },
    })
    const short = classes.filter(({ outcome }) => outcome === 'short')
    if (short.length > 0) await tellShort(tx, actor, before, short)
    return { short: short.length }
  })
}

function checkInput({ classes, people }: Roster, input: SaveRosterInput, today: DateString): void {
  const errors: FieldErrors = {}
  const classIds = new Set(classes.map(({ id }) => id))
  const personIds = new Set(people.map(({ id }) => id))
  for (const { field, classId, personId } of input.duties) {
    if (classId !== null && !classIds.has(classId)) errors[`${field}-class`] = ['请从列表中选择班级']
    if (!personIds.has(personId)) errors[`${field}-person`] = ['这个人当天不在这家机构任职']
  }
  for (const { field } of doubled(input.duties))
    errors[`${field}-from`] = ['同一个人的两段时间重叠了，请改到岗或离岗时间']
  for (const classId of input.present.keys()) {
    if (!classIds.has(classId)) errors[`present-${classId}`] = ['这个班级当天没有开班']
    else if (input.day > today) errors[`present-${classId}`] = ['还没有到这一天，不能登记到园人数']
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', errors)
}

type Change = ReturnType<typeof difference<Roster['duties'][number], SaveRosterInput['duties'][number]>>

async function writeDuties(tx: Tx, { facility, day }: Roster, { gone, added }: Change): Promise<void> {
  const touched = [...new Set(added.map(({ personId }) => personId))]
  // Two bodies that put the same person on duty in the same moment wait for each other and see each other.
  if (touched.length > 0)
    await tx.$queryRaw`select 1 from staff_people where id = any(${touched}::uuid[]) order by id for update`
  if (gone.length > 0) await tx.dutyPeriod.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  await tx.dutyPeriod.createMany({
    data: added.map(({ personId, classId, fromMinute, untilMinute }) => ({
      ...{ personId, classId, fromMinute, untilMinute },
      ...{ facilityId: facility.id, day: toDateColumn(day), isDemo: facility.isDemo, createdAt: now() },
    })),
  })
}

type Counted = ReturnType<typeof ratioOf> & { name: string; present: number }

const classLine = ({ name, present, counted, required, outcome }: Counted) => ({
  ...{ name, present, counted, required },
  outcome: OUTCOME_LABELS[outcome],
})

/** Every class with children written down, counted anew. */
async function writeDays(tx: Tx, actor: Actor, roster: Roster, input: SaveRosterInput): Promise<Counted[]> {
  const { facility, day, rules } = roster
  const duties = await storedDuties(tx, facility.id, day)
  const personIds = [...new Set(duties.map(({ personId }) => personId))]
  const elsewhere = await dutiesElsewhere(tx, personIds, facility.id, day)
  if (day <= todayInShanghai()) await openTwoSites(tx, roster, duties, elsewhere)
  const people = new Map(roster.people.map((person): [string, RosterPerson] => [person.id, person]))
  const classes: Counted[] = []
  for (const group of roster.classes) {
    const present = input.present.get(group.id) ?? group.present
    if (present === null) continue
    const ratio = ratioOf(group, present, { people, duties, elsewhere, rules })
    classes.push({ ...ratio, name: group.name, present })
    const data = {
      childrenPresent: present,
      carersCounted: ratio.counted,
      carersOnDuty: ratio.onDuty,
      carersRequired: ratio.required,
      outcome: ratio.outcome,
      recordedById: actor.accountId,
      recordedByName: actor.name,
      recordedAt: now(),
    }
    await tx.classDay.upsert({
      where: { classId_day: { classId: group.id, day: toDateColumn(day) } },
      create: { ...data, classId: group.id, day: toDateColumn(day), isDemo: facility.isDemo },
      update: { ...data, version: { increment: 1 } },
      select: { id: true },
    })
  }
  return classes
}

/** On duty at two sites at the same time: a conflict task for the officials, once per person and day. */
async function openTwoSites(
  tx: Tx,
  { facility, day }: Roster,
  duties: Awaited<ReturnType<typeof storedDuties>>,
  elsewhere: Awaited<ReturnType<typeof dutiesElsewhere>>,
): Promise<void> {
  const found = new Map<string, string>()
  for (const duty of duties) {
    const other = elsewhere.find((one) => one.personId === duty.personId && overlaps(one, duty))
    if (other) found.set(duty.personId, other.facilityId)
  }
  for (const [personId, otherId] of found) {
    const facilityIds = [facility.id, otherId].sort()
    await openConflict(tx, {
      ...{ personId, kind: 'two_sites_on_duty' },
      key: `two_sites:${personId}:${day}:${facilityIds.join(':')}`,
      countyCode: null,
      detail: { day, facilityIds },
      isDemo: facility.isDemo,
    })
  }
}

async function tellShort(tx: Tx, actor: Actor, roster: Roster, short: readonly Counted[]): Promise<void> {
  const { facility, day, rules } = roster
  const { operatorId } = actor
  if (!operatorId) return
  const lines = short.map(
    ({ name, present, required, counted }) =>
      `${name}：到园 ${present} 名，需要 ${required} 名保育人员，计入 ${counted} 名`,
  )
  await postNotice(tx, {
    to: { operatorId },
    kind: 'ratio.short',
    title: `照护比例不足：${facility.name}，${formatDay(day)}`,
    text: `${lines.join('\n')}\n请马上补足在岗的保育人员，或者调整班级。`,
    href: `/operator/roster?${new URLSearchParams({ facility: facility.id, day })}`,
    eventKey: `ratio:${facility.id}:${day}`,
  })
  const from = addDays(day, 1 - rules.windowDays)
  const [row] = await tx.$queryRaw<{ days: number; county: string }[]>`
    select count(distinct d.day)::int as days, coalesce(r.anchor_code, r.code) as county
    from class_days d join care_classes c on c.id = d.class_id join facilities f on f.id = c.facility_id
    join regions r on r.code = f.region_code
    where c.facility_id = ${facility.id}::uuid and d.outcome = 'short' and d.day between ${from}::date and ${day}::date
    group by 2`
  if (!row || !isRepeated(row.days, rules.shortDays)) return
  await postNotice(tx, {
    to: { roles: ['reviewer', 'inspector'], countyCode: row.county },
    kind: 'ratio.repeated',
    title: `照护比例多次不足：${facility.name}`,
    text: `到${formatDay(day)}为止的 ${rules.windowDays} 天里有 ${row.days} 天不足。请查看每天的记录，决定是否现场检查。`,
    href: `/office/ratios/${facility.id}`,
    // Once per window, not on every further day.
    eventKey: `ratio-repeated:${facility.id}:${Math.floor(daysBetween('2000-01-01', day) / rules.windowDays)}`,
  })
}
