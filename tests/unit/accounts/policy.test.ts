import { describe, expect, it } from 'vitest'
import { allowedEvents, canListAccounts, visibleTo } from '@/lib/accounts/policy'
import { mintActor, publicActor, type Role } from '@/lib/core/actor'
import { AccountRole } from '@/prisma/generated/enums'

const ROLES: Role[] = [...Object.values(AccountRole), 'public', 'system']
const OWN = 'own-account'
const actorAs = (role: Role) =>
  mintActor({ ...publicActor, role, accountId: role === 'public' || role === 'system' ? null : OWN })

describe('accounts policy', () => {
  it('shows all accounts to the two administrators and to everybody else at most the own one', () => {
    const readers = ROLES.filter((role) => canListAccounts(actorAs(role)))
    expect(readers).toEqual(['sysadmin', 'secadmin'])
    for (const role of ROLES) {
      const own = role === 'public' || role === 'system' ? [] : [OWN]
      expect(visibleTo(actorAs(role))).toEqual(readers.includes(role) ? {} : { id: { in: own } })
    }
  })

  it.each(ROLES)('%s: switches accounts only as sysadmin, and never the own one', (role) => {
    const actor = actorAs(role)
    const other = role === 'sysadmin'
    expect(allowedEvents(actor, { id: 'other', isEnabled: true })).toEqual(other ? ['disable'] : [])
    expect(allowedEvents(actor, { id: 'other', isEnabled: false })).toEqual(other ? ['enable'] : [])
    expect(allowedEvents(actor, { id: OWN, isEnabled: true })).toEqual(
      actor.accountId === null ? allowedEvents(actor, { id: 'other', isEnabled: true }) : [],
    )
  })
})
