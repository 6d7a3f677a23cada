import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { lookupHash, seal } from '@/lib/core/crypto'
import { db, transaction } from '@/lib/core/db'
import { permissionsOf } from '@/lib/core/permissions'
import { toDateColumn } from '@/lib/format/date'
import { AccountRole } from '@/prisma/generated/enums'
import { inventedIdentity } from '@/prisma/seed/demo/operator'
import { loadProcedures, readProcedures } from '@/prisma/seed/load-procedures'
import { makePlan } from '@/tests/integration/plans/plan-fixtures'
import { customRole } from '@/tests/support/accounts'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { makeDivisions } from '@/tests/support/small-world'

export const KINDS = Object.values(AccountRole)
export type Kind = AccountRole

/** One county with a body, a facility, somebody who works there, a family and an account of every kind. */
export type Place = {
  isOwn: boolean
  county: string
  /** Where the records lie: in the township of the place's township official. */
  region: string
  fire: string
  operatorId: string
  facilityId: string
  classId: string
  personId: string
  personNumber: string
  postId: string
  childNumber: string
  accounts: Record<Kind, string>
}

let serial = 0
export const next = (): number => {
  serial += 1
  return serial
}
export const identity = (): string => {
  const nth = next()
  return inventedIdentity(`19${60 + (nth % 39)}0101`, 100 + Math.floor(nth / 39))
}

export async function makeBody(): Promise<string> {
  const nth = next()
  const { id } = await db.operatorBody.create({
    data: {
      ...{ name: `单位${nth}`, creditCode: creditCodeOf('52', 300_000 + nth) },
      ...{ registrationAuthority: 'civil_affairs', contactName: '联系人' },
    },
    select: { id: true },
  })
  return id
}

export async function makePerson(number = identity()): Promise<string> {
  const { id } = await db.staffPerson.create({
    data: {
      ...{ name: '张三丰', identitySealed: await seal(number), identityHash: lookupHash(number) },
      identityMasked: `${number.slice(0, 3)}***********${number.slice(-4)}`,
    },
    select: { id: true },
  })
  return id
}

export async function makePost(operatorId: string, facilityId: string, personId: string): Promise<string> {
  const { id } = await db.staffPost.create({
    data: {
      ...{ personId, operatorId, facilityId, kind: 'carer', isFullTime: false, sharePercent: 50 },
      startedOn: toDateColumn('2025-01-01'),
    },
    select: { id: true },
  })
  return id
}

type Given = { regionCode?: string; roleId?: string; operatorId?: string; staffPersonId?: string }

export async function makeAccount(role: Kind, given: Given & { department?: string } = {}): Promise<string> {
  const username = `m-${randomUUID()}`
  const { id } = await db.account.create({
    data: { username, displayName: username, passwordHash: 'none', role, ...given },
    select: { id: true },
  })
  return id
}

const OFFICIALS: readonly Kind[] = ['reviewer', 'department', 'inspector', 'township', 'planner']

/** What places an account of the kind there: its area, body or record. */
export function seat(place: Omit<Place, 'accounts'>, kind: Kind): Parameters<typeof makeAccount>[1] {
  if (kind === 'operator') return { operatorId: place.operatorId }
  if (kind === 'staff') return { staffPersonId: place.personId }
  if (!OFFICIALS.includes(kind)) return {}
  const regionCode = kind === 'township' ? place.region : place.county
  return kind === 'department' ? { regionCode, department: place.fire } : { regionCode }
}

const lacking = new Map<string, Promise<{ id: string }>>()

/** Runs while the account of this kind has a role of its kind that lacks one permission. */
export async function withoutRight<T>(
  place: Place,
  kind: Kind,
  code: string,
  run: () => Promise<T>,
): Promise<T> {
  const key = `${kind} ${code}`
  const role =
    lacking.get(key) ??
    customRole(
      kind,
      permissionsOf(kind).filter((one) => one !== code),
    )
  lacking.set(key, role)
  const where = { id: place.accounts[kind] }
  await db.account.update({ where, data: { roleId: (await role).id }, select: { id: true } })
  try {
    return await run()
  } finally {
    await db.account.update({ where, data: { roleId: null }, select: { id: true } })
  }
}

async function makePlace(isOwn: boolean, county: string, region: string): Promise<Place> {
  const operatorId = await makeBody()
  const { id: facilityId } = await db.facility.create({
    data: { name: `机构${next()}`, regionCode: region, kind: 'care_institution', operatorId },
    select: { id: true },
  })
  const { id: classId } = await db.careClass.create({
    data: { facilityId, kind: 'toddler', name: '小一班', places: 15, openedOn: toDateColumn('2024-01-01') },
    select: { id: true },
  })
  const personNumber = identity()
  const personId = await makePerson(personNumber)
  const postId = await makePost(operatorId, facilityId, personId)
  const fire = `${county} 消防救援支队`
  const bare = {
    isOwn,
    county,
    region,
    fire,
    operatorId,
    facilityId,
    classId,
    personId,
    personNumber,
    postId,
  }
  const place = { ...bare, childNumber: inventedIdentity('20241101', 100 + next()) }
  const ids = await Promise.all(KINDS.map((kind) => makeAccount(kind, seat(place, kind))))
  const accounts = Object.fromEntries(KINDS.map((kind, at) => [kind, ids[at]])) as Record<Kind, string>
  await db.department.create({ data: { regionCode: county, duty: 'fire', name: fire } })
  return { ...place, accounts }
}

export async function makePlaces(): Promise<{ own: Place; away: Place }> {
  await makeDivisions()
  const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
  await transaction((tx) => loadProcedures(tx, seeds, '测试'))
  await makePlan()
  return {
    own: await makePlace(true, '310120', '310120101'),
    away: await makePlace(false, '530102', '530102'),
  }
}
