import { randomUUID } from 'node:crypto'
import { type Actor, mintActor, publicActor } from '@/lib/core/actor'
import { lookupHash, seal, unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { addDays, dateInShanghai, toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import { addCourse } from '@/lib/training-courses/commands'
import { addCourseSchema } from '@/lib/training-courses/schema'
import { codeAt, codeWindow, newCodeSecret } from '@/lib/training-sessions/sign-in-codes'
import type { AccountRole, StaffPostKind } from '@/prisma/generated/enums'
import { inventedIdentity } from '@/prisma/seed/demo/operator'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { FENGXIAN, FENGXIAN_PATH, TOWNSHIPS } from '@/tests/support/small-world'

const AREAS = {
  fengxian: { regionCode: FENGXIAN, regionPath: FENGXIAN_PATH },
  fengcheng: { regionCode: TOWNSHIPS[1], regionPath: `${FENGXIAN_PATH}/${TOWNSHIPS[1]}` },
  yunnan: { regionCode: '530000', regionPath: '100000/530000' },
} as const
type Area = keyof typeof AREAS
export const HOME: Record<Area, string> = {
  fengxian: TOWNSHIPS[0],
  fengcheng: TOWNSHIPS[1],
  yunnan: '530102',
}

export const official = (role: AccountRole, area: Area = 'fengxian'): Actor =>
  mintActor({ ...publicActor, ...AREAS[area], role, accountId: randomUUID(), name: `${role} ${area}` })

let serial = 0
/** Names hold no figures: a list reads those as numbers of papers. */
const inWords = (count: number) =>
  String(count).replace(/\d/g, (digit) => '零一二三四五六七八九'.charAt(Number(digit)))

export type Worker = {
  actor: Actor
  personId: string
  name: string
  number: string
  facilityId: string
  operator: Actor
}

/** Somebody with a running post at a facility of the area, with an own account. */
export async function makeWorker(
  area: Area = 'fengxian',
  {
    kind = 'carer',
    name,
    startedDaysAgo = 400,
  }: { kind?: StaffPostKind; name?: string; startedDaysAgo?: number } = {},
): Promise<Worker> {
  serial += 1
  const number = inventedIdentity('19900101', serial)
  const called = name ?? `员工${inWords(serial)}`
  const [body, facility, person] = await Promise.all([
    db.operatorBody.create({
      data: {
        ...{ name: `托育中心${serial}`, creditCode: creditCodeOf('52', 700_000 + serial) },
        ...{ registrationAuthority: 'civil_affairs', contactName: '联系人' },
      },
    }),
    db.facility.create({
      data: { name: `机构${serial}`, regionCode: HOME[area], kind: 'care_institution', status: 'operating' },
    }),
    db.staffPerson.create({
      data: {
        ...{ name: called, identitySealed: await seal(number), identityHash: lookupHash(number) },
        identityMasked: maskIdentityNumber(number),
      },
    }),
  ])
  await db.staffPost.create({
    data: {
      ...{ personId: person.id, operatorId: body.id, facilityId: facility.id, kind },
      startedOn: toDateColumn(addDays(dateInShanghai(new Date()), -startedDaysAgo)),
    },
  })
  const base = { ...publicActor, accountId: randomUUID(), name: called }
  return {
    actor: mintActor({ ...base, role: 'staff', staffPersonId: person.id }),
    operator: mintActor({ ...base, accountId: randomUUID(), role: 'operator', operatorId: body.id }),
    ...{ personId: person.id, name: called, number, facilityId: facility.id },
  }
}

export async function makeCourse(
  keeper: Actor = official('reviewer'),
  change: Record<string, unknown> = {},
): Promise<string> {
  const input = addCourseSchema.parse({
    ...{ title: '婴幼儿急救', provider: '区妇幼保健所', accounts: ['skill_year'], hours: '8' },
    ...{ region: keeper.regionCode, ...change },
  })
  return (await addCourse(keeper, input)).id
}

const MINUTE = 60_000

/** A session that began ten minutes ago unless told otherwise, with its code as the room shows it. */
export async function makeSession(
  courseId: string,
  { from = -10, to = 60, capacity = null as number | null } = {},
) {
  const secret = newCodeSecret()
  const at = Date.now()
  const session = await db.trainingSession.create({
    data: {
      ...{ courseId, place: '三楼教室', capacity, codeSealed: await seal(secret) },
      ...{ startsAt: new Date(at + from * MINUTE), endsAt: new Date(at + to * MINUTE) },
    },
  })
  return session.id
}

export async function codeOf(sessionId: string, windowsAgo = 0): Promise<string> {
  const { codeSealed } = await db.trainingSession.findUniqueOrThrow({ where: { id: sessionId } })
  return codeAt(await unseal(codeSealed), codeWindow(new Date()) - windowsAgo)
}

export const refusal = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: { code?: string; fields?: Record<string, string[]> }) => error,
  )
