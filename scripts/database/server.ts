import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { lockHolder, waitForLock } from '../bootstrap/lock.mjs'
import { firstClosedFolder } from './access'
import { serverBinaries } from './binaries'
import { type Cluster, ensureCluster, passwordFile, startCluster } from './cluster'
import { checkExternal } from './external'
import { makeStore, placeStore, readPointer } from './place'
import { readPostmaster, stopOrphan } from './postmaster'
import { runOnce } from './scratch-database'
import { ownUser, postgresUser } from './system-user'

export interface Database {
  url: string
  stop: () => Promise<void>
  /** Of a server this process owns: resolves, with the reason, when it ends without having been told to. */
  ended?: Promise<string>
}

type Say = (line: string) => void

const lockName = 'database.lock'

/**
 * The database of this data folder, for the portal itself: DATABASE_URL when it is set, else the embedded server,
 * which this process then owns. Throws, naming the pid, when another process has it.
 */
export async function startDatabase(dataDir: string, say: Say): Promise<Database> {
  if (process.env.DATABASE_URL) return external(process.env.DATABASE_URL, say)
  const lock = await waitForLock(path.join(dataDir, lockName), {
    note: 'portal',
    timeoutMs: 10_000,
    onWait: (holder) => say(`数据库正由进程 ${holder.pid}（${holder.note}）使用，等待它结束`),
  })
  if (!lock.release) {
    throw new Error(`数据库正由进程 ${lock.holder?.pid}（${lock.holder?.note}）使用。请等它结束后再启动。`)
  }
  return startOwned(dataDir, lock.release, say)
}

/**
 * The same database for a command: joins the server of a running portal, else starts it for as long as the command
 * runs. Another command's server is not joined, because it ends with that command: we wait for it.
 */
export async function connectDatabase(dataDir: string, note: string, say: Say): Promise<Database> {
  if (process.env.DATABASE_URL) return external(process.env.DATABASE_URL, say)
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, lockName)
  if (lockHolder(file)?.note === 'portal') return join(dataDir)
  const lock = await waitForLock(file, {
    note,
    timeoutMs: 600_000,
    onWait: (holder) => say(`等待另一命令结束：${holder.note}（进程 ${holder.pid}）`),
  })
  if (!lock.release) throw new Error(`数据库仍由进程 ${lock.holder?.pid}（${lock.holder?.note}）使用。`)
  return startOwned(dataDir, lock.release, say)
}

/** A server of its own in a temporary folder, without fsync, gone with `stop` or with this process. */
export async function startThrowawayDatabase(say: Say): Promise<Database> {
  const own = ownUser()
  const user = own.uid === 0 ? postgresUser() : own
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) => existsSync(folder) && !firstClosedFolder(folder, user),
  )
  if (!parent) throw new Error('没有可供测试数据库使用的临时目录。')
  const store = mkdtempSync(path.join(parent, 'shanyu-db-'))
  makeStore(store, user)
  const options = { store, user, binaries: serverBinaries(user, say), throwaway: true }
  await ensureCluster(options)
  const cluster = await startCluster(options, say)
  return {
    url: await ensurePortalDatabase(store, cluster.port),
    stop: async () => {
      await cluster.stop()
      rmSync(store, { recursive: true, force: true })
    },
  }
}

async function startOwned(dataDir: string, release: () => void, say: Say): Promise<Database> {
  let cluster: Cluster | null = null
  try {
    const place = placeStore(dataDir, say)
    const options = { ...place, binaries: serverBinaries(place.user, say) }
    await stopOrphan(path.join(place.store, 'data'), say)
    if (await ensureCluster(options)) say(`已新建数据库：${place.store}`)
    const running = await startCluster(options, say)
    cluster = running
    const url = await ensurePortalDatabase(place.store, running.port)
    return {
      url,
      ended: running.ended,
      stop: async () => {
        await running.stop()
        release()
      },
    }
  } catch (error) {
    await cluster?.stop()
    release()
    throw error
  }
}

/** The server that another process of this data folder runs. */
async function join(dataDir: string): Promise<Database> {
  const store = readPointer(dataDir)?.pointer.store ?? path.join(dataDir, 'postgres')
  const end = Date.now() + 20_000
  for (;;) {
    const state = readPostmaster(path.join(store, 'data'))
    if (state?.ready) return { url: portalUrl(store, state.port), stop: async () => undefined }
    if (Date.now() > end) throw new Error('正在运行的门户没有就绪的数据库，请稍后再试。')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function external(url: string, say: Say): Promise<Database> {
  await checkExternal(url, say)
  return { url, stop: async () => undefined }
}

function portalUrl(store: string, port: number, user = 'portal', database = 'portal'): string {
  const password = readFileSync(passwordFile(store), 'utf8').trim()
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

/**
 * The portal's own account and database. Not the superuser: what works here also works on a server where the operator
 * gives us an ordinary account.
 */
async function ensurePortalDatabase(store: string, port: number): Promise<string> {
  const url = portalUrl(store, port)
  if (await isReady(url)) return url
  const admin = portalUrl(store, port, 'postgres', 'postgres')
  const password = readFileSync(passwordFile(store), 'utf8').trim()
  await runOnce(
    admin,
    `do $$ begin create role portal; exception when duplicate_object then null; end $$;
     alter role portal with login createdb createrole password '${password}'`,
  )
  const probe = new pg.Client({ connectionString: admin })
  await probe.connect()
  const { rowCount } = await probe.query(`select 1 from pg_database where datname = 'portal'`)
  if (rowCount === 0) await probe.query('create database portal owner portal')
  await probe.end()
  return url
}

/** Whether the account is there and may make the role of the web process (web-role.ts). */
async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query(
      'select rolcreaterole as may from pg_roles where rolname = current_user',
    )
    return rows[0]?.may === true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
