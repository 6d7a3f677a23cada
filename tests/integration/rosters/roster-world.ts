import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { getRoster } from '@/lib/rosters/queries'
import { saveRosterSchema } from '@/lib/rosters/schema'
import type { CareClassKind, StaffPostKind } from '@/prisma/generated/enums'
import { makeFacility, makeOperator } from '@/tests/integration/operators/operator-world'

let serial = 0

export type Site = { operator: Actor; facilityId: string; classId: string }

/** A body with one facility and one class. */
export async function makeSite(kind: CareClassKind = 'toddler', operator?: Actor): Promise<Site> {
  const actor = operator ?? (await makeOperator())
  const { id: facilityId } = await makeFacility({ operatorId: actor.operatorId })
  const { id: classId } = await db.careClass.create({
    data: { facilityId, kind, name: '小一班', places: 15, openedOn: toDateColumn('2024-01-01') },
    select: { id: true },
  })
  return { operator: actor, facilityId, classId }
}

type Certificates = { health?: number | null; background?: number | null; state?: 'verified' | 'submitted' }

/** Somebody with a running post there; health and background: days from today to the last day, null: none at all. */
export async function makeCarer(
  sites: readonly Site[],
  { health = 30, background = 30, state = 'verified' }: Certificates = {},
  kind: StaffPostKind = 'carer',
): Promise<string> {
  serial += 1
  const today = todayInShanghai()
  const certificate = (type: 'health_certificate' | 'background_check', days: number | null) =>
    days === null
      ? []
      : [
          {
            type,
            state,
            validUntil: toDateColumn(addDays(today, days)),
            submittedByName: '园长',
            decidedAt: state === 'verified' ? new Date() : null,
          },
        ]
  const { id } = await db.staffPerson.create({
    data: {
      name: `保育员${serial}`,
      identitySealed: 'sealed',
      identityHash: `roster-${serial}`,
      identityMasked: '310***********0000',
      certificates: {
        create: [
          ...certificate('health_certificate', health),
          ...certificate('background_check', background),
        ],
      },
      posts: {
        create: sites.map(({ operator, facilityId }) => ({
          operatorId: operator.operatorId ?? '',
          facilityId,
          kind,
          isFullTime: false,
          sharePercent: 50,
          startedOn: toDateColumn('2024-01-01'),
        })),
      },
    },
    select: { id: true },
  })
  return id
}

type Sent = {
  day?: string
  present?: number | null
  stamp?: string
  classId?: string
  from?: string
  until?: string
}

/** What the form of the site's day sends: these people in its class all day, so many children. */
export async function rosterOf(site: Site, personIds: readonly string[], sent: Sent = {}) {
  const day = sent.day ?? todayInShanghai()
  const stamp = sent.stamp ?? (await getRoster(site.operator, site.facilityId, day)).stamp
  const rows = personIds.flatMap((personId, at) => [
    [`duty-${at}-person`, personId],
    [`duty-${at}-class`, sent.classId ?? site.classId],
    [`duty-${at}-from`, sent.from ?? '08:00'],
    [`duty-${at}-until`, sent.until ?? '17:00'],
  ])
  return saveRosterSchema.parse({
    ...Object.fromEntries(rows),
    ...{ facilityId: site.facilityId, day, stamp },
    ...(sent.present === null ? {} : { [`present-${site.classId}`]: String(sent.present ?? 10) }),
  })
}

export const classDay = (classId: string, day = todayInShanghai()) =>
  db.classDay.findUnique({ where: { classId_day: { classId, day: toDateColumn(day) } } })
