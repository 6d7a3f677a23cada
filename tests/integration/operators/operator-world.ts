import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import type { AccountRole, Prisma } from '@/prisma/generated/client'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { actorOfAccount } from '@/tests/support/sessions'
import { FENGXIAN, TOWNSHIPS } from '@/tests/support/small-world'

let serial = 0

/** A body with one account of its own, as the actor it signs in as. */
export async function makeOperator(change: Partial<Prisma.OperatorBodyCreateInput> = {}): Promise<Actor> {
  serial += 1
  const body = await db.operatorBody.create({
    data: {
      name: `托育中心${serial}`,
      creditCode: creditCodeOf('52', 500_000 + serial),
      registrationAuthority: 'civil_affairs',
      contactName: '联系人',
      ...change,
    },
    select: { id: true, isDemo: true },
  })
  return makePerson('operator', { operatorId: body.id, isDemo: body.isDemo })
}

export async function makePerson(
  role: AccountRole,
  more: Partial<Prisma.AccountUncheckedCreateInput> = {},
): Promise<Actor> {
  serial += 1
  const username = `${role}-${serial}`
  const regionCode = role === 'operator' ? null : FENGXIAN
  const { id } = await db.account.create({
    data: { username, displayName: username, passwordHash: 'x', role, regionCode, ...more },
    select: { id: true },
  })
  return actorOfAccount(id)
}

export const makeFacility = (change: Partial<Prisma.FacilityUncheckedCreateInput> = {}) => {
  serial += 1
  return db.facility.create({
    data: { name: `机构${serial}`, regionCode: TOWNSHIPS[0], kind: 'care_institution', ...change },
    select: { id: true, name: true, updatedAt: true },
  })
}
