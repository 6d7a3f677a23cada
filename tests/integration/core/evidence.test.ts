import { describe, expect, test } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { ALL_MEASURES, MEASURES, VIEW_SOURCES } from '@/lib/rollups/measures'
import { schemaDrift } from '@/scripts/database/migrations'
import { asOwner, useTestDatabase } from '@/tests/support/database'

const { url } = useTestDatabase()
const actor = systemActor('test')
const line = { action: 'thing.change', subject: { type: 'thing', id: '1' } } as const

describe('audit', () => {
  test('a refused change leaves no line', async () => {
    const attempt = transaction(async (tx) => {
      await audit(tx, actor, line)
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    expect(await db.auditEvent.count()).toBe(0)
  })

  test('a line can be neither rewritten, removed nor emptied away', async () => {
    await transaction((tx) => audit(tx, actor, line))
    await expect(db.auditEvent.updateMany({ data: { reason: 'x' } })).rejects.toThrow(/permission denied/)
    await expect(db.auditEvent.deleteMany()).rejects.toThrow(/permission denied/)
    await expect(db.$executeRaw`truncate audit_events`).rejects.toThrow(/permission denied/)
    // The owner of the table meets the trigger behind the grants.
    for (const sql of [
      "update audit_events set reason = 'x'",
      'delete from audit_events',
      'truncate audit_events',
    ])
      await expect(asOwner(sql)).rejects.toThrow(/append-only/)
    expect(await db.auditEvent.count()).toBe(1)
  })
})

describe('schema', () => {
  test('the migrated database and the Prisma schema do not differ', async () => {
    expect(await schemaDrift(url)).toBe('')
  })

  test('measures.ts, the views and the rollup tables name the same sums', async () => {
    const columns = async (table: string) => {
      const rows = await db.$queryRaw<{ name: string }[]>`
        select column_name as name from information_schema.columns where table_name = ${table} and data_type = 'integer'`
      return rows
        .map((row) => row.name)
        .filter((name) => name !== 'version')
        .sort()
    }
    const sorted = [...ALL_MEASURES].sort()
    expect(await columns('rollups')).toEqual(sorted)
    expect(await columns('rollup_snapshots')).toEqual(sorted)
    for (const source of VIEW_SOURCES) {
      expect(await columns(`${source}_measures`)).toEqual([...MEASURES[source]].sort())
    }
  })
})
