import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { sealDays } from '@/lib/audit-seals/commands'
import { now } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { seedDemo } from '@/prisma/seed/demo/load'
import { runOnce, withScratchDatabase } from '@/scripts/database/scratch-database'
import { listTables, withClient } from '@/scripts/database/tables'
import { openWebAccess, webRoleOf } from '@/scripts/database/web-role'
import { seedReference } from '@/scripts/seed'
import { useTestDatabase } from '@/tests/support/database'
import { fillEmptyTables } from '@/tests/support/fill-tables'

const { url } = useTestDatabase()
const work = mkdtempSync(path.join(tmpdir(), 'shanyu-whole-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const MOST_MS = 400_000

/** Where a plain value breaks a check constraint. */
const EXCEPTIONS = {
  duty_periods: { until_minute: '60' },
  invitations: { token_hash: `'x'` },
}

beforeAll(async () => {
  await seedReference(() => undefined)
  await seedDemo(() => undefined)
  await sealDays(new Date(now().getTime() + 48 * 3_600_000))
  expect(await withClient(url, (client) => fillEmptyTables(client, EXCEPTIONS))).toEqual([])
}, MOST_MS)

/** The command itself, as `npm run` starts it. */
async function run(script: string, args: string[], database: string, dataDir: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', `scripts/${script}.ts`, ...args],
    { env: { ...process.env, DATABASE_URL: database, PORTAL_DATA_DIR: dataDir } },
  )
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  const [code] = await once(child, 'close')
  return { code, words }
}

/** Every row of every table as text, under one hash a table. */
async function contentOf(client: pg.Client): Promise<Record<string, { rows: number; hash: string }>> {
  const content: Record<string, { rows: number; hash: string }> = {}
  for (const table of await listTables(client)) {
    const { rows } = await client.query(
      `select count(*)::int as rows, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from "${table}" t`,
    )
    content[table] = rows[0]
  }
  return content
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort()

const hashesBelow = (folder: string) =>
  filesBelow(folder).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex'),
  ])

it(
  'a backup restored into an empty portal is the same, table by table, row by row, file by file',
  async () => {
    const archive = path.join(work, 'whole.tar.gz')
    expect(await run('backup', [archive], url, env.PORTAL_DATA_DIR)).toMatchObject({ code: 0 })
    const before = await withClient(url, contentOf)
    expect(Object.entries(before).filter(([, { rows }]) => rows === 0)).toEqual([])
    const target = path.join(work, 'restored')
    mkdirSync(target)
    await withScratchDatabase(inject('testServerUrl'), async (empty) => {
      expect(await run('restore', [archive], empty, target)).toMatchObject({ code: 0 })
      expect(await withClient(empty, contentOf)).toEqual(before)
      const stored = hashesBelow(path.join(env.PORTAL_DATA_DIR, 'files'))
      expect(stored.length).toBeGreaterThan(0)
      expect(hashesBelow(path.join(target, 'files'))).toEqual(stored)
      await lockedAgain(empty, target)
      const verified = await run('audit', ['verify'], empty, target)
      expect(verified).toMatchObject({ code: 0, words: expect.stringContaining('完好') })
    })
  },
  MOST_MS,
)

/** Triggers, keys and the role of the web process are what they were; numbers go on after the last one. */
async function lockedAgain(restored: string, dataDir: string): Promise<void> {
  const rules = (client: pg.Client) =>
    client
      .query(
        `select tgrelid::regclass::text || ' ' || pg_get_triggerdef(oid) || tgenabled::text as rule from pg_trigger where not tgisinternal
         union all select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) || convalidated::text from pg_constraint order by 1`,
      )
      .then(({ rows }) => rows.map((row) => row.rule))
  expect(await withClient(restored, rules)).toEqual(await withClient(url, rules))
  const access = await openWebAccess(restored, dataDir)
  expect(access.warning).toBeNull()
  try {
    await withClient(access.url, async (client) => {
      await expect(client.query('delete from audit_events')).rejects.toMatchObject({ code: '42501' })
      const { rows } = await client.query(
        `insert into audit_events (actor_name, actor_role, action, subject_type, subject_id)
         values ('a', 'system', 'a.b', 'thing', '1')
         returning id > (select max(id) from audit_events) as "isNew"`,
      )
      expect(rows).toEqual([{ isNew: true }])
    })
  } finally {
    const role = webRoleOf(restored)
    await runOnce(restored, `grant "${role}" to current_user; drop owned by "${role}"; drop role "${role}"`)
  }
}
