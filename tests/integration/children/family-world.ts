import { addChild } from '@/lib/children/commands'
import { CURRENT_CONSENT } from '@/lib/children/consent'
import { type AddChildInput, addChildSchema } from '@/lib/children/schema'
import { type Actor, mintActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { addMonths, type DateString } from '@/lib/format/date'
import type { AccountRole } from '@/prisma/generated/enums'
import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { type Area, actorAs, TOWNSHIPS } from '@/tests/support/small-world'

let serial = 0

/** An account with its row, as the actor it signs in as. */
export async function makeAccount(
  role: AccountRole,
  area: Area = 'fengxian',
  more: { staffPersonId?: string; isDemo?: boolean; department?: string } = {},
): Promise<Actor & { accountId: string }> {
  serial += 1
  const template = actorAs(role, area)
  const username = `${role}-family-${serial}`
  const { id } = await db.account.create({
    data: {
      username,
      displayName: username,
      passwordHash: 'x',
      role,
      regionCode: template.regionCode,
      ...more,
    },
    select: { id: true },
  })
  return { ...mintActor({ ...template, ...more, name: username, accountId: id }), accountId: id }
}

/** Two years old this month, whenever the test runs. */
export const BIRTH: DateString = addMonths(todayInShanghai(), -24)
export const BIRTH_MONTH = BIRTH.slice(0, 7)

export const numberOf = (nth: number): string => inventedIdentity(BIRTH.replaceAll('-', ''), nth)

export const childFields = (change: Record<string, string> = {}): AddChildInput => {
  serial += 1
  return addChildSchema.parse({
    name: `王小${serial}`,
    birthMonth: BIRTH_MONTH,
    region: TOWNSHIPS[0],
    consentVersion: CURRENT_CONSENT.version,
    consent: '1',
    ...change,
  })
}

export async function makeChild(parent: Actor, change: Record<string, string> = {}): Promise<string> {
  return (await addChild(parent, childFields(change))).childId
}
