import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { refreshAllRollups, snapshotRollups } from '@/lib/rollups/commands'
import { loadReference } from '@/prisma/seed/load-reference'
import { ensureBuild } from '@/scripts/bootstrap/build.mjs'
import { applyMigrations } from '@/scripts/database/migrations'
import { ADDRESSES } from './addresses'
import { CALLS, timeCalls } from './calls'
import { CERTIFICATE_ALERTS, measureCertificateAlerts } from './certificate-alerts'
import { residentMegabytes } from './child'
import { FILING_PAGES, filingAddresses } from './filing-queue'
import { IMPORT_ROWS, importRows, writeImportFile } from './import-file'
import { describeMachine } from './machine'
import { measureAddresses, measureCold, measureMemory } from './measure-web'
import { startPortal, waitForHousekeeping } from './portal'
import { timeRestart } from './restart'
import { compared, type Row, tableOf, verdictOf } from './rows'
import { measureSignIns, SIGN_INS } from './sign-ins'
import { STAFF_PAGES, staffAddresses } from './staff-list'
import { STATEMENTS, timeStatements } from './statements'
import { measureSubmissions, SUBMISSIONS } from './submissions'
import { onLeaving } from './ways-out'
import { CERTIFICATES, growCertificates } from './world/certificates'
import { FILINGS, growFilings } from './world/filings'
import { growStaff, STAFF } from './world/staff'
import { FULL, growRegister, loadGround, loadPast, type Rollups, timedBy } from './world/world'

const LONG_MS = 30 * 60_000
const SMALL = 0.1

export type Settings = {
  scale: number
  only: string
  dataDir: string
  url: string
  say: (line: string) => void
}

/** Runs the whole benchmark against a fresh database and prints what it found. */
export async function runBench({ scale, only, dataDir, url, say }: Settings): Promise<void> {
  env.DATABASE_URL = url
  const startedAt = performance.now()
  const timed = timedBy(say)
  const isWanted = (name: string) => only.split(',').some((part) => name.includes(part))
  const calls = CALLS.filter(({ name }) => isWanted(`query: ${name}`))
  const statements = STATEMENTS.filter(({ of, name }) => isWanted(of) || isWanted(`sql: ${name}`))
  const addresses = ADDRESSES.filter(({ name }) => isWanted(name))
  const wantsFilings = isWanted(FILING_PAGES)
  const wantsStaff = isWanted(STAFF_PAGES)
  const needsServer =
    addresses.length > 0 || wantsFilings || wantsStaff || isWanted('cold: ') || isWanted('memory: ')

  await timed('migrations', () => applyMigrations(url))
  if (needsServer || isWanted('start: '))
    await timed(
      'next build',
      () => ensureBuild(say),
      (words) => words,
    )
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onLeaving(async () => {
    await client.end()
    await db.$disconnect()
  })
  const machine = await describeMachine(client)
  const rows: Row[] = []

  const to = even(FULL.facilities * scale)
  const rollups: Rollups = {
    refreshAll: () => transaction((tx) => refreshAllRollups(tx), LONG_MS),
    snapshot: () => transaction((tx) => snapshotRollups(tx, todayInShanghai()), LONG_MS),
  }
  await timed('reference data', () => loadReference(() => {}))
  await loadGround(client, FULL, timed)
  const from = calls.length > 0 ? even(to * SMALL) : to
  await growRegister(client, { from: 0, to: from }, rollups, timed)
  await loadPast(client, { size: FULL, today: todayInShanghai(), factor: to / from }, rollups, timed)
  const before = await timed('queries at a tenth', () => timeCalls(calls))
  if (from < to) {
    await growRegister(client, { from, to }, rollups, timed)
    await timed("today's snapshot", rollups.snapshot, (count) => `${count} rows`)
  }
  const loadedSeconds = (performance.now() - startedAt) / 1000
  say(`loaded at scale ${scale} after ${loadedSeconds.toFixed(0)} s, build and query timing included`)
  rows.push(...(await sizeRows(client)))

  const after = await timed('queries at full scale', () => timeCalls(calls))
  const bare = await timed('bare SQL', () => timeStatements(url, statements))
  rows.push(
    ...calls.map(({ name }) =>
      compared(
        {
          name: `query: ${name}`,
          value: after.get(name) ?? null,
          unit: 'ms',
          wanted: { of: 'ratio', most: 1.3 },
        },
        `at scale ${scale * SMALL}`,
        before.get(name) ?? null,
      ),
    ),
    ...[...bare].map(([name, one]) => ({
      name: `sql: ${name}`,
      value: one.milliseconds,
      unit: 'ms',
      note: `${one.perSecond.toFixed(0)} /s over 16 connections`,
    })),
  )

  if (wantsFilings) {
    await timed(`${FILINGS} filings in one county`, () => growFilings(client))
    addresses.push(...(await filingAddresses(client)).filter(({ name }) => isWanted(name)))
  }
  if (wantsStaff) {
    await timed('people in post', () => growStaff(client, Math.round(STAFF * scale)))
    addresses.push(...(await staffAddresses(client)).filter(({ name }) => isWanted(name)))
  }
  if (needsServer) {
    const webStartedAt = performance.now()
    const portal = await timed('next start', () => startPortal({ dataDir, url }))
    const seconds = await waitForHousekeeping(client, webStartedAt)
    rows.push({ name: 'housekeeping: first run', value: seconds, unit: 's', note: 'before measuring' })
    let peak = 0
    const sampling = setInterval(() => {
      peak = Math.max(peak, residentMegabytes(portal.pid) ?? 0)
    }, 1_000)
    rows.push(...(await measureAddresses(portal, addresses, bare, say)))
    clearInterval(sampling)
    if (isWanted('memory: ')) rows.push(...measureMemory(portal, peak || null))
    if (isWanted('cold: ')) rows.push(...(await timed('cold dashboards', () => measureCold(portal))))
    await portal.stop()
  }
  if (isWanted(SIGN_INS)) rows.push(...(await timed('sign-ins', measureSignIns)))
  if (isWanted(SUBMISSIONS)) rows.push(...(await timed('submissions', measureSubmissions)))
  if (isWanted(CERTIFICATE_ALERTS)) {
    await timed('certificates', () => growCertificates(client, Math.round(CERTIFICATES * scale)))
    rows.push(...(await timed(CERTIFICATE_ALERTS, () => measureCertificateAlerts(client))))
  }
  if (isWanted('import: ')) rows.push(...(await measureImport(client, dataDir)))
  if (isWanted('start: ')) rows.push(await measureRestart(say))

  say('')
  say(
    Object.entries(machine)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
  )
  say(tableOf(rows))
  const short = rows.filter((row) => ['short', 'not measured'].includes(verdictOf(row)) && row.wanted)
  say(
    short.length === 0
      ? 'every wanted figure reached'
      : `short of what is wanted: ${short.map(({ name }) => name).join('; ')}`,
  )
  writeResults({ at: new Date().toISOString(), scale, only, machine, rows })
}

const even = (count: number) => Math.max(2, Math.round(count / 2) * 2)

async function sizeRows(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query(`select
    (select count(*)::int from facilities) as facilities, (select count(*)::int from kindergartens) as kindergartens,
    (select count(*)::int from regions r where level = 'township' and in_force(r)) as townships,
    (select count(*)::int from regions r where level = 'county' and in_force(r)) as counties,
    (select count(*)::int from rollups) as rollups, (select count(*)::int from rollup_snapshots) as snapshots,
    (select count(*)::int from region_statistics) as statistics`)
  return Object.entries<number>(rows[0]).map(([name, value]) => ({
    name: `size: ${name}`,
    value,
    unit: 'rows',
  }))
}

async function measureImport(client: pg.Client, folder: string): Promise<Row[]> {
  const file = await writeImportFile(client, folder)
  const first = await importRows(file)
  const again = await importRows(file)
  const isComplete = first.created === IMPORT_ROWS && again.created === 0 && first.rejected === 0
  return [
    {
      name: 'import: 10,000 new facilities',
      value: isComplete ? first.perSecond : null,
      unit: 'rows/s',
      wanted: { of: 'value', least: 2_000 },
      note: isComplete
        ? undefined
        : `created ${first.created}, rejected ${first.rejected}, again ${again.created}`,
    },
    { name: 'import: the same file again', value: again.perSecond, unit: 'rows/s', note: 'changes nothing' },
  ]
}

async function measureRestart(say: (line: string) => void): Promise<Row> {
  const row: Row = {
    name: 'start: second npm start',
    value: null,
    unit: 's',
    wanted: { of: 'value', most: 5 },
  }
  try {
    const { first, second } = await timedBy(say)('npm start three times', timeRestart)
    return {
      ...row,
      value: second[0] ?? null,
      note: `the one after it ${second[1]?.toFixed(1)}; first ${first.toFixed(1)} s with the demo world`,
    }
  } catch (error) {
    return { ...row, note: error instanceof Error ? error.message.slice(0, 300) : String(error) }
  }
}

function writeResults(results: object): void {
  const folder = path.resolve(import.meta.dirname, '../../bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
}
