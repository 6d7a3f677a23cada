import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { processMark } from '@/scripts/bootstrap/lock.mjs'
import { endProcess, readPostmaster } from '@/scripts/database/postmaster'

// Children, because the database belongs to the process that starts it and this is about how such a process dies.
const root = path.resolve(import.meta.dirname, '../../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'shanyu cluster '))
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const program = `
  const { startDatabase, connectDatabase } = await import('./scripts/database/server.ts')
  const start = process.env.AS === 'command' ? () => connectDatabase(process.env.DIR, 'command', () => {}) : () => startDatabase(process.env.DIR, () => {})
  try {
    const database = await start()
    console.log(JSON.stringify({ url: database.url }))
    process.stdin.once('data', async () => { await database.stop(); process.exit(0) })
  } catch (error) { console.log(JSON.stringify({ error: error.message })); process.exit(1) }
`

async function starter(as: 'portal' | 'command' = 'portal') {
  const args = [
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    '--input-type=module',
    '-e',
    program,
  ]
  const env = { ...process.env, DATABASE_URL: '', DIR: dataDir, AS: as }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)))
    child.once('exit', (code) => reject(new Error(`exit ${code}`)))
  })
  const answer = JSON.parse(line) as { url: string; error?: string }
  const stop = async () => {
    child.stdin.write('stop\n')
    await exited
  }
  return { child, ...answer, exited, stop }
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const serverPid = () => readPostmaster(path.join(dataDir, 'postgres/data'))?.pid ?? 0

describe('embedded server', () => {
  test('half an initdb is thrown away', async () => {
    mkdirSync(path.join(dataDir, 'postgres/data.new/base'), { recursive: true })
    const first = await starter()
    await ask(first.url, 'create table kept (n int)')
    await ask(first.url, 'insert into kept values (1)')
    await first.stop()
    expect(existsSync(path.join(dataDir, 'postgres/data.new'))).toBe(false)
  })

  test('runs as an ordinary role, in UTF-8 and UTC, on loopback only', async () => {
    const portal = await starter()
    const [row] = await ask(
      portal.url,
      `select current_setting('is_superuser') as super, current_setting('server_encoding') as encoding,
       current_setting('TimeZone') as zone, current_setting('listen_addresses') as listen, current_setting('fsync') as fsync`,
    )
    expect(row).toEqual({ super: 'off', encoding: 'UTF8', zone: 'UTC', listen: '127.0.0.1', fsync: 'on' })
    await portal.stop()
  })

  test('a parent killed with SIGKILL takes the server along and loses nothing', async () => {
    const portal = await starter()
    await ask(portal.url, 'insert into kept values (2)')
    const pid = serverPid()
    portal.child.kill('SIGKILL')
    await portal.exited
    const end = Date.now() + 10_000
    while (processMark(pid) !== null && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(processMark(pid)).toBeNull()
    const next = await starter()
    expect(await ask(next.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }])
    await next.stop()
  })

  test('a killed server recovers', async () => {
    const portal = await starter()
    await ask(portal.url, 'insert into kept values (3)')
    expect(await endProcess(serverPid(), 'SIGKILL', 5_000)).toBe(true)
    portal.child.kill('SIGKILL')
    await portal.exited
    const next = await starter()
    expect(await ask(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 3 }])
    await next.stop()
  })

  test('a command joins the server of a running portal and leaves it running', async () => {
    const portal = await starter()
    const pid = serverPid()
    const command = await starter('command')
    expect(command.url).toBe(portal.url)
    await command.stop()
    expect(serverPid()).toBe(pid)
    expect(await ask(portal.url, 'select 1 as n')).toEqual([{ n: 1 }])
    await portal.stop()
    expect(serverPid()).toBe(0)
  })
})
