import { describe, expect, it } from 'vitest'
import { exportAuditEvents } from '@/lib/audit/commands'
import { listAuditEvents } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { systemActor } from '@/lib/core/actor'
import { audit, auditRefusal } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { makeActor } from '@/tests/integration/accounts/account-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

const filterOf = (fields: Record<string, string>) => auditFilterSchema.parse(fields)
const REQUEST = '0190aaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'

describe('searching the log', () => {
  it('finds who saw a record, by its type and number, and the right it was done by', async () => {
    const [auditor, reviewer] = [await makeActor('auditor'), await makeActor('reviewer')]
    const child = { type: 'child', id: crypto.randomUUID() }
    await transaction(async (tx) => {
      await audit(tx, reviewer, { action: 'identity.reveal', subject: child, right: 'children.reveal' })
      await audit(tx, reviewer, { action: 'identity.reveal', subject: { type: 'child', id: 'other' } })
      await audit(tx, reviewer, { action: 'claim.grant', subject: { type: 'claim', id: child.id } })
    })
    const ask = async (fields: Record<string, string>) =>
      (await listAuditEvents(auditor, filterOf(fields))).items
    const seen = await ask({ subject: 'child', subjectId: child.id })
    expect(seen).toMatchObject([
      { actorId: reviewer.accountId, action: 'identity.reveal', right: 'children.reveal', outcome: 'done' },
    ])
    expect(await ask({ right: 'claims.decide', actor: reviewer.accountId ?? '' })).toMatchObject([
      { action: 'claim.grant' },
    ])
    // A number alone names nothing: two kinds of records may share it.
    expect((await ask({ subjectId: child.id, actor: reviewer.name })).length).toBe(3)
  })

  it('finds people by account id, by either name, by the name they had, and jobs by theirs', async () => {
    const auditor = await makeActor('auditor')
    const writer = await makeActor('planner')
    const id = writer.accountId ?? ''
    const gone = crypto.randomUUID()
    const line = { action: 'plan.update', subjectType: 'plan', subjectId: 'p', actorRole: 'planner' }
    await db.auditEvent.createMany({
      data: [
        { ...line, actorId: id, actorName: '原来的名字' },
        { ...line, actorId: gone, actorName: '已删除的账号甲' },
        { ...line, actorId: null, actorName: systemActor('搜索试验').name, actorRole: 'system' },
      ],
    })
    await db.account.update({ where: { id }, data: { displayName: '现在的名字' } })
    const count = async (actor: string) => (await listAuditEvents(auditor, filterOf({ actor }))).items.length
    expect(await count(id)).toBe(1)
    expect(await count(id.toUpperCase())).toBe(1)
    expect(await count('原来的名')).toBe(1)
    expect(await count('现在的名')).toBe(1)
    expect(await count('删除的账号甲')).toBe(1)
    expect(await count('搜索试验')).toBe(1)
    expect(await count('100%')).toBe(0)
    expect(await count('没有这个人')).toBe(0)
    expect(await listAuditEvents(writer, filterOf({ actor: '名字' }))).toEqual({
      items: [],
      nextBefore: null,
    })
  })

  it('tells refused from done, and finds a line by the number on the error page', async () => {
    const auditor = await makeActor('auditor')
    const made = await makeActor('operator')
    const operator = { ...made, requestId: REQUEST }
    await auditRefusal(operator, { action: 'command.refused', reason: 'forbidden' })
    const refused = (await listAuditEvents(auditor, filterOf({ outcome: 'refused', request: REQUEST }))).items
    expect(refused).toMatchObject([
      { outcome: 'refused', reason: 'forbidden', requestId: REQUEST, right: null },
    ])
    expect((await listAuditEvents(auditor, filterOf({ outcome: 'done', request: REQUEST }))).items).toEqual(
      [],
    )
  })

  it('leaves out a filter nobody can mean', () => {
    expect(filterOf({ outcome: 'perhaps', request: "' or 1=1", before: '-1', from: 'x' })).toMatchObject({
      outcome: '',
      request: '',
      before: '',
      from: '',
    })
  })
})

describe('the export', () => {
  it('keeps a line a line, whatever a name holds', async () => {
    const auditor = await makeActor('auditor')
    const name = '甲\r\n2026-11-22 00:00,sysadmin,伪造的一行\u2028\u202e\u0007"引号",'
    await db.auditEvent.create({
      data: {
        actorName: `=HYPERLINK("x")${name}`,
        actorRole: 'operator',
        action: 'plan.update',
        subjectType: 'plan',
        subjectId: '+1',
        reason: '@SUM(1)\n第二行',
        after: { name },
      },
    })
    const csv = await exportAuditEvents(auditor, filterOf({ actor: 'HYPERLINK' }))
    const lines = csv.split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/请求编号,结果,依据的权限,账号编号$/)
    expect(lines[2]).toBe('')
    const row = lines[1] ?? ''
    expect(row).not.toMatch(/[\p{Cc}\u2028\u202e]/u)
    expect(row).toContain('甲\\u000d\\u000a2026-11-22')
    expect(row).toContain(`"'=HYPERLINK(""x"")`)
    expect(row).toContain(`,'+1,`)
    expect(row).toContain(`'@SUM(1)\\u000a第二行`)
  })
})
