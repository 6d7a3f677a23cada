import { randomBytes, randomUUID, scryptSync } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import type { AccountRole } from '@/prisma/generated/enums'
import { actorOfAccount } from '@/tests/support/sessions'

export const RIGHT = 'right-password'
export const WRONG = 'wrong-password'

/** A hash in the portal's own format, made with a small cost so that tests do not wait. */
function cheapHash(password: string): string {
  const salt = randomBytes(16)
  const key = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 })
  return `scrypt$1024$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
}

const passwordHash = cheapHash(RIGHT)

/** An account of its own for each test, because the audit log that names it cannot be emptied. */
export async function makeAccount(role: AccountRole = 'planner', isEnabled = true) {
  const username = `t-${randomUUID()}`
  const regionCode = WITHOUT_AREA.includes(role) ? null : await makeCountry()
  return db.account.create({
    data: { username, displayName: username, passwordHash, role, isEnabled, regionCode },
    select: { id: true, username: true, sessionVersion: true },
  })
}

const WITHOUT_AREA: AccountRole[] = ['sysadmin', 'secadmin', 'auditor']

/** Officials need an area (check constraint); the root of all areas is there in a database with reference data. */
async function makeCountry(): Promise<string> {
  const country = { code: '100000', name: '全国', level: 'country', path: '100000' } as const
  await db.region.createMany({ data: [country], skipDuplicates: true })
  return country.code
}

export async function makeActor(role: AccountRole): Promise<Actor> {
  const { id } = await makeAccount(role)
  return actorOfAccount(id)
}

export function stateOf(id: string) {
  return db.account.findUniqueOrThrow({
    where: { id },
    select: { failedAttempts: true, lockedUntil: true, isEnabled: true, sessionVersion: true },
  })
}
