import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { archiveLog } from '@/lib/audit-archives/commands'
import { sealDays } from '@/lib/audit-seals/commands'
import { verifySeals } from '@/lib/audit-seals/verification'
import { systemActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { addDays } from '@/lib/format/date'
import { FIRST_DAY, noonAfter, tamper, writeDay } from '@/tests/integration/audit-seals/seal-world'
import { useTestDatabase } from '@/tests/support/database'

// In this folder because it runs as the owner of the tables, as `npm run audit` does.
useTestDatabase()

const actor = systemActor('test')
const day = (number: number) => addDays(FIRST_DAY, number)
const today = addDays(FIRST_DAY, 200)
const folder = path.join(process.env.PORTAL_DATA_DIR ?? '', 'audit-archives')
const fileOf = () => path.join(folder, readdirSync(folder)[0] ?? '')

beforeAll(async () => {
  for (const number of [0, 1, 2, 3]) await writeDay(day(number), 3)
  await db.auditEvent.create({
    data: {
      actorName: 'a',
      actorRole: 'system',
      action: 'demo.load',
      subjectType: 'demo',
      subjectId: 'world',
    },
  })
  await sealDays(noonAfter(4))
})

describe('archiving', () => {
  it('refuses what is younger than six months, and a log that does not fit its seals', async () => {
    await expect(archiveLog(actor, day(20), today)).rejects.toMatchObject({ code: 'invalid' })
    const row = await db.auditEvent.findFirstOrThrow({ where: { subjectId: `${day(3)}-1` } })
    await tamper('audit_events', `update audit_events set reason = 'x' where id = ${row.id}`)
    await expect(archiveLog(actor, day(2), today)).rejects.toMatchObject({ code: 'invalid' })
    await tamper('audit_events', `update audit_events set reason = null where id = ${row.id}`)
    expect(existsSync(folder)).toBe(false)
    expect(await archiveLog(actor, FIRST_DAY, today)).toBeNull()
  })

  it('moves sealed days into a file of its owner alone, and verification reads on there', async () => {
    const archive = await archiveLog(actor, day(2), today)
    expect(archive).toMatchObject({ fromDay: day(0), untilDay: day(1), count: 6 })
    expect(statSync(fileOf()).mode & 0o777).toBe(0o600)
    const lines = gunzipSync(readFileSync(fileOf())).toString().trim().split('\n')
    expect(lines).toHaveLength(6)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ subjectId: `${day(0)}-0`, outcome: 'done' })
    expect(await db.auditEvent.count({ where: { action: 'plan.update' } })).toBe(6)
    expect(await db.auditEvent.count({ where: { action: 'audit.archive' } })).toBe(1)
    expect(await verifySeals()).toMatchObject({ days: 4, problem: null })
  })

  it('goes on where the last archive ended', async () => {
    expect(await archiveLog(actor, day(3), today)).toMatchObject({
      fromDay: day(2),
      untilDay: day(2),
      count: 3,
    })
    expect(await archiveLog(actor, day(3), today)).toBeNull()
    expect(await verifySeals()).toMatchObject({ days: 4, problem: null })
  })

  it('keeps the lines the portal asks about itself', async () => {
    const later = addDays(today, 400)
    await sealDays(new Date())
    await archiveLog(actor, day(4), later)
    expect(await db.auditEvent.count({ where: { subjectType: 'demo' } })).toBe(1)
    expect((await verifySeals()).problem).toBeNull()
  })

  it('finds a file that was changed or is gone', async () => {
    const [file, kept] = [fileOf(), readFileSync(fileOf())]
    writeFileSync(file, gzipSync(gunzipSync(kept).toString().replace('planner', 'auditor')))
    expect((await verifySeals()).problem).toMatchObject({ day: day(0), kind: 'archive_changed' })
    renameSync(file, `${file}.away`)
    expect((await verifySeals()).problem).toMatchObject({ day: day(0), kind: 'archive_missing' })
    writeFileSync(file, kept)
    expect((await verifySeals()).problem).toBeNull()
  })
})
