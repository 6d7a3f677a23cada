import 'server-only'
import { type ClassDto, type ClassFacility, getClassFacility, listClasses } from '@/lib/classes/queries'
import { isOpenOn } from '@/lib/classes/rules'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, toDateColumn } from '@/lib/format/date'
import { fewestOnDuty, outcomeOf, overlaps, requiredCarers, type Span } from '@/lib/ratios/rules'
import { getSettings } from '@/lib/settings/queries'
import { unfitReasons } from '@/lib/staff-fitness/queries'
import type { RatioOutcome, StaffPostKind } from '@/prisma/generated/enums'
import type { UncountedReason } from './labels'
import { keepsRosters } from './policy'
import type { Duty } from './rules'

export type RosterPerson = {
  id: string
  name: string
  kinds: StaffPostKind[]
  /** Why the person is not counted that day; empty: counts. */
  reasons: UncountedReason[]
}

export type RosterClass = ClassDto & {
  present: number | null
  counted: number
  onDuty: number
  required: number | null
  outcome: RatioOutcome | null
}

export type RatioRules = {
  /** null: the area has set nothing for mixed classes. */
  mixedChildrenPerCarer: number | null
  mixedSource: string
  window: Span
  shortDays: number
  windowDays: number
}

/** What the area asks of a day. A portal default for mixed classes is no rule (regulations.md, trap 6). */
export async function ratioRules(actor: Actor, regionCode: string, reader: Reader = db): Promise<RatioRules> {
  const settings = await getSettings(actor, regionCode, reader)
  const mixed = settings.mixedChildrenPerCarer
  return {
    mixedChildrenPerCarer: mixed.regionCode === null ? null : mixed.value,
    mixedSource: mixed.regionCode === null ? '' : mixed.source,
    window: {
      fromMinute: settings.ratioFromHour.value * 60,
      untilMinute: settings.ratioUntilHour.value * 60,
    },
    shortDays: settings.ratioShortDays.value,
    windowDays: settings.ratioWindowDays.value,
  }
}

export type StoredDuty = Duty & { id: string; createdAt: Date }

export const storedDuties = (reader: Reader, facilityId: string, day: DateString): Promise<StoredDuty[]> =>
  reader.dutyPeriod.findMany({
    where: { facilityId, day: toDateColumn(day) },
    orderBy: [{ fromMinute: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, personId: true, classId: true, fromMinute: true, untilMinute: true },
      createdAt: true,
    },
  })

/** What a form was drawn from, in one word: somebody else's change gives another. */
export async function stampOf(reader: Reader, facilityId: string, day: DateString): Promise<string> {
  const [row] = await reader.$queryRaw<{ stamp: string }[]>`
    select md5(coalesce((select string_agg(concat_ws('|', person_id, class_id, from_minute, until_minute), ';' order by person_id, from_minute)
        from duty_periods where facility_id = ${facilityId}::uuid and day = ${day}::date), '') || '#' ||
      coalesce((select string_agg(concat_ws('|', d.class_id, d.children_present), ';' order by d.class_id)
        from class_days d join care_classes c on c.id = d.class_id
        where c.facility_id = ${facilityId}::uuid and d.day = ${day}::date), '')) as stamp`
  return row?.stamp ?? ''
}

/** Who may be on duty in a facility that day: running posts there, or with the body at no fixed place. */
export async function rosterPeople(
  reader: Reader,
  { operatorId, facilityId, day }: { operatorId: string; facilityId: string; day: DateString },
): Promise<Omit<RosterPerson, 'reasons'>[]> {
  return reader.$queryRaw<Omit<RosterPerson, 'reasons'>[]>`
    select p.id, p.name, array_agg(distinct s.kind::text order by s.kind::text) as kinds
    from staff_posts s join staff_people p on p.id = s.person_id
    where s.operator_id = ${operatorId}::uuid and (s.facility_id = ${facilityId}::uuid or s.facility_id is null)
      and s.started_on <= ${day}::date and coalesce(s.ended_on, 'infinity') > ${day}::date
    group by p.id, p.name order by bool_or(s.kind = 'carer') desc, p.name, p.id`
}

export type Elsewhere = Span & { personId: string; facilityId: string; createdAt: Date }

/** Where else these people are on duty that day. */
export const dutiesElsewhere = (
  reader: Reader,
  personIds: readonly string[],
  facilityId: string,
  day: DateString,
): Promise<Elsewhere[]> =>
  reader.dutyPeriod.findMany({
    where: { personId: { in: [...personIds] }, day: toDateColumn(day), facilityId: { not: facilityId } },
    orderBy: { id: 'asc' },
    select: { personId: true, facilityId: true, fromMinute: true, untilMinute: true, createdAt: true },
  })

/** A person's time counts at one site: where it was written down first. */
export const countsElsewhere = (duty: StoredDuty, elsewhere: readonly Elsewhere[]): boolean =>
  elsewhere.some(
    (other) => other.personId === duty.personId && overlaps(other, duty) && other.createdAt <= duty.createdAt,
  )

type Facts = {
  people: ReadonlyMap<string, RosterPerson>
  duties: readonly StoredDuty[]
  elsewhere: readonly Elsewhere[]
  rules: RatioRules
}

/** What a class has on duty that counts, and what the rule says of it. */
export function ratioOf(group: Pick<ClassDto, 'id' | 'kind'>, present: number, facts: Facts) {
  const carers = facts.duties.filter(
    (duty) => duty.classId === group.id && facts.people.get(duty.personId)?.kinds.includes('carer'),
  )
  const counting = carers.filter(
    (duty) =>
      facts.people.get(duty.personId)?.reasons.length === 0 && !countsElsewhere(duty, facts.elsewhere),
  )
  const counted = fewestOnDuty(counting, facts.rules.window)
  const required = requiredCarers(group.kind, present, facts.rules.mixedChildrenPerCarer)
  const onDuty = Math.max(new Set(carers.map(({ personId }) => personId)).size, counted)
  return { counted, onDuty, required, outcome: outcomeOf(required, counted) }
}

export type Roster = {
  facility: ClassFacility
  day: DateString
  stamp: string
  classes: RosterClass[]
  people: RosterPerson[]
  duties: StoredDuty[]
  /** People who are on duty elsewhere at the same time. */
  doubledPersonIds: string[]
  rules: RatioRules
}

/** The roster of one of the body's facilities on a day. Throws not_found for any other. */
export async function getRoster(
  actor: Actor,
  facilityId: string,
  day: DateString,
  reader: Reader = db,
): Promise<Roster> {
  if (!keepsRosters(actor) || !actor.operatorId) throw new AppError('not_found')
  const facility = await getClassFacility(actor, facilityId, reader)
  const [stamp, classes, duties, staff, rows, rules] = await Promise.all([
    stampOf(reader, facilityId, day),
    listClasses(actor, facilityId, reader),
    storedDuties(reader, facilityId, day),
    rosterPeople(reader, { operatorId: actor.operatorId, facilityId, day }),
    reader.classDay.findMany({ where: { day: toDateColumn(day), class: { facilityId } } }),
    ratioRules(actor, facility.regionCode, reader),
  ])
  const ids = [...new Set([...staff.map(({ id }) => id), ...duties.map(({ personId }) => personId)])]
  const [unfit, elsewhere, former] = await Promise.all([
    unfitReasons(reader, ids, day),
    dutiesElsewhere(reader, ids, facilityId, day),
    // Written down for a day and gone since: the row stays readable.
    reader.staffPerson.findMany({
      where: { id: { in: ids.filter((id) => !staff.some((person) => person.id === id)) } },
      select: { id: true, name: true },
    }),
  ])
  const people = [...staff, ...former.map((person) => ({ ...person, kinds: [] }))].map(
    (person): RosterPerson => ({ ...person, reasons: unfit.get(person.id) ?? [] }),
  )
  const byClass = new Map(rows.map((row) => [row.classId, row]))
  return {
    ...{ facility, day, stamp, people, duties, rules },
    doubledPersonIds: duties
      .filter((duty) => countsElsewhere(duty, elsewhere))
      .map(({ personId }) => personId),
    classes: classes
      .filter((one) => isOpenOn(one, day) || byClass.has(one.id))
      .map((one) => {
        const row = byClass.get(one.id)
        return {
          ...one,
          present: row?.childrenPresent ?? null,
          counted: row?.carersCounted ?? 0,
          onDuty: row?.carersOnDuty ?? 0,
          required: row?.carersRequired ?? null,
          outcome: row?.outcome ?? null,
        }
      }),
  }
}
