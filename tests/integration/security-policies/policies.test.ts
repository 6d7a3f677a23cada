import { describe, expect, it } from 'vitest'
import { confirmChange } from '@/lib/change-decisions/commands'
import { db } from '@/lib/core/db'
import { requestPolicy } from '@/lib/security-policies/commands'
import { getPolicies, listPolicies } from '@/lib/security-policies/queries'
import { makeActor } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

const wish = (value: number, version = 0) => ({
  key: 'idleMinutes' as const,
  value,
  reason: '测试原因',
  version,
})

describe('security policies', () => {
  it('hold once a second person agrees, and are written down with both values', async () => {
    const [secadmin, sysadmin] = [await makeActor('secadmin'), await makeActor('sysadmin')]
    const { id } = await requestPolicy(secadmin, wish(10))
    expect((await getPolicies()).idleMinutes).toBe(30)
    const decision = { changeId: id, reason: '同意', confirm: 'yes' as const }
    await expect(confirmChange(secadmin, decision)).rejects.toMatchObject({ code: 'forbidden' })
    await confirmChange(sysadmin, decision)
    expect((await getPolicies()).idleMinutes).toBe(10)
    const line = await db.auditEvent.findFirst({ where: { action: 'security_policy.change' } })
    expect(line).toMatchObject({ before: { value: '30 分钟' }, after: { value: '10 分钟' } })
    await expect(requestPolicy(secadmin, wish(15))).rejects.toMatchObject({ code: 'conflict' })
    await expect(requestPolicy(secadmin, wish(10, 1))).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each(['sysadmin', 'auditor', 'planner'] as const)('are not asked for by a %s', async (role) => {
    const actor = await makeActor(role)
    await expect(Promise.resolve().then(() => requestPolicy(actor, wish(20)))).rejects.toMatchObject({
      code: 'forbidden',
    })
    if (role === 'sysadmin') expect(await listPolicies(actor)).toHaveLength(8)
    else await expect(listPolicies(actor)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
