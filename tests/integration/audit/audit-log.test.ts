import { describe, expect, it } from 'vitest'
import { exportAuditEvents } from '@/lib/audit/commands'
import { AUDIT_PER_PAGE, listAuditEvents } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { makeActor } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

const filterOf = (fields: Record<string, string>) => auditFilterSchema.parse(fields)

describe('audit log', () => {
  it('pages by key without gap or repeat, while new lines arrive', async () => {
    const [auditor, writer] = [await makeActor('auditor'), await makeActor('planner')]
    const line = {
      action: 'account.sign_out',
      subject: { type: 'account', id: writer.accountId ?? '' },
    } as const
    const write = (count: number) =>
      transaction(async (tx) => {
        for (let index = 0; index < count; index += 1) await audit(tx, writer, line)
      })
    await write(AUDIT_PER_PAGE + 7)
    const filter = filterOf({ actor: writer.name })
    const first = await listAuditEvents(auditor, filter)
    await write(3)
    const second = await listAuditEvents(auditor, { ...filter, before: first.nextBefore ?? '' })
    const ids = [...first.items, ...second.items].map(({ id }) => Number(id))
    expect(ids).toHaveLength(AUDIT_PER_PAGE + 7)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
    expect(second.nextBefore).toBeNull()
    expect(first.items[0]?.subjectName).toBe(writer.name)
  })

  it('filters by action, subject and day in Shanghai', async () => {
    const [auditor, writer] = [await makeActor('auditor'), await makeActor('planner')]
    // 2026-03-01 23:30 in Shanghai is still 2 March nowhere east of it, and 1 March 15:30 in UTC.
    const data = {
      actorName: writer.name,
      actorRole: 'planner',
      subjectId: 'x',
      at: new Date('2026-03-01T15:30:00Z'),
    }
    await db.auditEvent.create({ data: { ...data, action: 'plan.update', subjectType: 'plan' } })
    const count = async (fields: Record<string, string>) =>
      (await listAuditEvents(auditor, filterOf({ actor: writer.name, ...fields }))).items.length
    expect(
      await count({ action: 'plan.update', subject: 'plan', from: '2026-03-01', to: '2026-03-01' }),
    ).toBe(1)
    expect(await count({ from: '2026-03-02' })).toBe(0)
    expect(await count({ to: '2026-02-28' })).toBe(0)
    expect(await count({ action: 'plan.create' })).toBe(0)
    expect(await count({ subject: 'account' })).toBe(0)
    expect(await count({ from: '2026-02-30' })).toBe(1)
  })

  it('is empty for everybody else, and the export does not exist for them', async () => {
    for (const role of ['sysadmin', 'planner', 'operator'] as const) {
      const actor = await makeActor(role)
      expect((await listAuditEvents(actor, filterOf({}))).items).toEqual([])
      await expect(async () => exportAuditEvents(actor, filterOf({}))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('exports what the filter shows and leaves a line about it', async () => {
    const [auditor, writer] = [await makeActor('auditor'), await makeActor('planner')]
    const subject = { type: 'plan', id: 'p' }
    await transaction((tx) =>
      audit(tx, writer, { action: 'plan.update', subject, after: { name: '=1+1' }, reason: '原因' }),
    )
    const csv = await exportAuditEvents(auditor, filterOf({ actor: writer.name }))
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('原因')
    // A name that begins like a formula must not run in a spreadsheet.
    expect(lines[1]).not.toMatch(/,=1\+1/)
    const [trace] = (await listAuditEvents(auditor, filterOf({ actor: auditor.name }))).items
    expect(trace).toMatchObject({
      action: 'audit.export',
      after: { rows: 1, filter: { actor: writer.name } },
    })
  })
})
