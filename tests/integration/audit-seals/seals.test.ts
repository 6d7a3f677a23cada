import { beforeAll, describe, expect, it } from 'vitest'
import { sealDays } from '@/lib/audit-seals/commands'
import { verifySeals } from '@/lib/audit-seals/verification'
import { db } from '@/lib/core/db'
import { addDays, fromDateColumn } from '@/lib/format/date'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { FIRST_DAY, noonAfter, tamper, writeDay } from './seal-world'

useTestDatabase()

const day = (number: number) => addDays(FIRST_DAY, number)
const idsOf = async (on: string) => {
  const rows = await db.auditEvent.findMany({
    where: { subjectId: { startsWith: `${on}-` } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}

/** Does it, looks, and puts everything back as it was. */
async function lookAfter(sql: string, table: 'audit_events' | 'audit_seals' = 'audit_events') {
  await asOwner(`drop table if exists kept; create table kept as select * from ${table}`)
  try {
    await tamper(table, sql)
    return (await verifySeals()).problem
  } finally {
    await tamper(
      table,
      `delete from ${table}; insert into ${table} overriding system value select * from kept`,
    )
    await asOwner('drop table kept')
  }
}

beforeAll(async () => {
  await writeDay(day(0), 3)
  await writeDay(day(1), 5)
  // Nobody did anything on day 2.
  await writeDay(day(3), 2)
  await writeDay(day(4), 1)
})

describe('sealing', () => {
  it('fills every day since the first that is over, one without lines too, and no other', async () => {
    expect(await sealDays(noonAfter(4))).toBe(4)
    const seals = await db.auditSeal.findMany({ orderBy: { day: 'asc' } })
    expect(seals.map((seal) => [fromDateColumn(seal.day), seal.count])).toEqual([
      [day(0), 3],
      [day(1), 5],
      [day(2), 0],
      [day(3), 2],
    ])
    expect(seals[2]).toMatchObject({ firstId: null, lastId: seals[1]?.lastId })
    expect(await sealDays(noonAfter(4))).toBe(0)
    expect(await verifySeals()).toMatchObject({ days: 4, rows: 10, lastDay: day(3), problem: null })
  })

  it('waits an hour after midnight for what was still being written', async () => {
    const midnight = new Date(noonAfter(5).getTime() - 12 * 3_600_000)
    expect(await sealDays(new Date(midnight.getTime() + 59 * 60_000))).toBe(0)
    const both = [1, 2, 3].map(() => sealDays(new Date(midnight.getTime() + 61 * 60_000)))
    expect((await Promise.all(both)).reduce((sum, count) => sum + count)).toBe(1)
    expect((await verifySeals()).problem).toBeNull()
  })

  it('puts a line that comes late or dated back under the next seal', async () => {
    await writeDay(day(1), 1, 'plan.create')
    expect((await verifySeals()).problem).toBeNull()
    await writeDay(day(5), 1)
    expect(await sealDays(noonAfter(6))).toBe(1)
    const last = await db.auditSeal.findFirstOrThrow({ orderBy: { day: 'desc' } })
    expect(last.count).toBe(2)
    expect(await verifySeals()).toMatchObject({ days: 6, problem: null })
  })
})

describe('tampering past the portal', () => {
  it.each([
    ['action', "'plan.delete'"],
    ['actor_name', "'别人'"],
    ['at', "at + interval '1 second'"],
    ['after', "jsonb_set(\"after\", '{value}', '9')"],
    ['before', "'{}'"],
    ['"right"', "'plans.change'"],
    ['outcome', "'refused'"],
    ['request_id', "'x'"],
  ])('a changed %s is found and named', async (column, value) => {
    const id = (await idsOf(day(1)))[2]
    const set = column === 'after' ? `"after" = ${value}` : `${column} = ${value}`
    expect(await lookAfter(`update audit_events set ${set} where id = ${id}`)).toEqual({
      day: day(1),
      kind: 'row_changed',
      rowId: String(id),
    })
  })

  it.each([0, 2, 4])('a deleted line is found and named (%i)', async (position) => {
    const id = (await idsOf(day(1)))[position]
    expect(await lookAfter(`delete from audit_events where id = ${id}`)).toEqual({
      day: day(1),
      kind: 'row_missing',
      rowId: String(id),
    })
  })

  it('a line put in between is found and named', async () => {
    const id = (await idsOf(day(1)))[2]
    const columns = 'at, actor_name, actor_role, action, subject_type, subject_id, outcome'
    const insert = `insert into audit_events (id, ${columns})
      select -1, ${columns} from audit_events where id = ${id};
      delete from audit_events where id = ${id};
      update audit_events set id = ${id} where id = -1`
    expect(await lookAfter(insert)).toMatchObject({ kind: 'row_changed', rowId: String(id) })
    const gap = `delete from audit_events where id = ${id}; insert into audit_events (id, ${columns})
      select ${id}, ${columns} from audit_events where id = ${Number(id) + 1}`
    expect(await lookAfter(gap)).toMatchObject({ kind: 'row_changed', rowId: String(id) })
  })

  it('a line with a number nobody used is found', async () => {
    // A transaction that failed leaves a gap in the numbers; somebody may fill it.
    await asOwner(`select nextval('audit_events_id_seq')`)
    await writeDay(day(6), 2)
    await sealDays(noonAfter(7))
    const [first] = await idsOf(day(6))
    const gap = Number(first) - 1
    const columns = 'at, actor_name, actor_role, action, subject_type, subject_id, outcome'
    const insert = `insert into audit_events (id, ${columns}) select ${gap}, ${columns} from audit_events where id = ${first}`
    expect(await lookAfter(insert)).toEqual({ day: day(6), kind: 'row_added', rowId: String(gap) })
  })

  it('two days’ seals changed about, one taken out, or written anew are found', async () => {
    const swap = `update audit_seals set day = case day when '${day(1)}' then date '1900-01-01' else '${day(1)}'::date end
      where day in ('${day(1)}', '${day(3)}');
      update audit_seals set day = '${day(3)}' where day = '1900-01-01'`
    expect(await lookAfter(swap, 'audit_seals')).toMatchObject({ day: day(1), kind: 'seal_changed' })
    expect(await lookAfter(`delete from audit_seals where day = '${day(2)}'`, 'audit_seals')).toEqual({
      day: day(2),
      kind: 'seal_missing',
      rowId: null,
    })
    expect(await lookAfter(`delete from audit_seals where day = '${day(0)}'`, 'audit_seals')).toMatchObject({
      day: day(0),
      kind: 'seal_missing',
    })
    const changes: [string, string][] = [
      ['count = count + 1', 'signature_wrong'],
      [`hash = repeat('a', 64)`, 'signature_wrong'],
      ['last_id = last_id + 1', 'signature_wrong'],
      [`signature = 'AAAA'`, 'signature_wrong'],
      [`key_id = '0000000000000000'`, 'key_unknown'],
      [`previous_hash = repeat('a', 64)`, 'seal_changed'],
      [`marks = ''`, 'seal_changed'],
    ]
    for (const [set, kind] of changes) {
      const sql = `update audit_seals set ${set} where day = '${day(1)}'`
      expect([set, await lookAfter(sql, 'audit_seals')]).toMatchObject([set, { day: day(1), kind }])
    }
  })

  it('a chain made anew with the portal’s own key does not fit what was noted', async () => {
    const { lastDay, lastHash } = await verifySeals()
    const noted = { day: lastDay ?? '', hash: lastHash ?? '' }
    expect((await verifySeals({ noted })).problem).toBeNull()
    const id = (await idsOf(noted.day))[0]
    await tamper('audit_seals', `delete from audit_seals where day = '${noted.day}'`)
    expect((await verifySeals({ noted })).problem).toMatchObject({ kind: 'seal_missing' })
    await tamper('audit_events', `update audit_events set reason = 'x' where id = ${id}`)
    expect(await sealDays(noonAfter(7))).toBe(1)
    expect((await verifySeals()).problem).toBeNull()
    expect((await verifySeals({ noted })).problem).toEqual({
      day: noted.day,
      kind: 'not_as_noted',
      rowId: null,
    })
  })
})
