import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SystemUser } from './access'
import { endProcess, readPostmaster } from './postmaster'
import { ownUser } from './system-user'

export interface Cluster {
  port: number
  stop: () => Promise<void>
  /** Resolves, with the reason, when the server ends without having been told to. */
  ended: Promise<string>
}

interface Options {
  store: string
  user: SystemUser
  binaries: string
  /** Tests only: no write waits for the disk, and the store is removed when the server ends. */
  throwaway?: boolean
}

// PG* variables of the person who starts us must not steer the server; C keeps its messages in one language.
const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  NODE_ENV: process.env.NODE_ENV,
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
}

function identity(user: SystemUser): Partial<SystemUser> {
  return ownUser().uid === 0 ? user : {}
}

export function passwordFile(store: string): string {
  return path.join(store, 'password')
}

/** Makes the cluster when there is none. It grows under another name first, so half a cluster is never taken for one. */
export async function ensureCluster({ store, user, binaries, throwaway }: Options): Promise<boolean> {
  const data = path.join(store, 'data')
  const draft = path.join(store, 'data.new')
  rmSync(draft, { recursive: true, force: true })
  if (existsSync(data)) return false
  const secret = passwordFile(store)
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  chmodSync(secret, 0o600)
  if (ownUser().uid === 0) chownSync(secret, user.uid, user.gid)
  const args = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  if (throwaway) args.push('--no-sync')
  const child = spawn(path.join(binaries, 'bin/initdb'), args, {
    ...identity(user),
    cwd: store,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`initdb 失败（${code}）：${words.trim()}`)
  renameSync(draft, data)
  return true
}

/** Starts the server on a free loopback port and waits until it takes connections. */
export async function startCluster(options: Options, say: (line: string) => void): Promise<Cluster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options, say)
    } catch (error) {
      // Another program took the port meanwhile, or the last server's shared memory is not yet given back.
      const words = error instanceof Error ? error.message : String(error)
      if (attempt >= 5 || !/could not bind|Address already in use|still in use|lock file/.test(words))
        throw error
      await sleep(500)
    }
  }
}

async function launch(options: Options, say: (line: string) => void): Promise<Cluster> {
  const { store, user, binaries, throwaway } = options
  const data = path.join(store, 'data')
  const logFile = path.join(store, 'postgres.log')
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.old`)
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0
  const port = await freePort()
  const log = openSync(logFile, 'a', 0o600)
  // Detached: Ctrl-C in the terminal must reach the web server first, not the database under it.
  const child = spawn(path.join(binaries, 'bin/postgres'), ['-D', data, ...settings(port, throwaway)], {
    ...identity(user),
    cwd: data,
    env: environment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | null = null
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended ??= `退出码 ${code ?? signal}`
  })
  const started = Date.now()
  let told = started
  for (;;) {
    const state = readPostmaster(data)
    if (state?.pid === child.pid && state?.ready) break
    if (ended !== null) {
      const words = readFileSync(logFile)
        .subarray(logStart)
        .toString()
        .trim()
        .split('\n')
        .slice(-8)
        .join('\n')
      throw new Error(`数据库未能启动（${ended}）：\n${words}`)
    }
    if (Date.now() - told > 5_000) {
      told = Date.now()
      say(`数据库正在恢复上次未正常关闭的数据……${Math.round((told - started) / 1000)} 秒`)
    }
    await sleep(10)
  }
  const guard = watch(child, user, throwaway ? store : '')
  child.unref()
  let stopping = false
  return {
    port,
    ended: new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        if (!stopping) resolve(`退出码 ${code ?? signal}，详见 ${logFile}`)
      })
    }),
    stop: () => {
      stopping = true
      return stop(child, guard)
    },
  }
}

function settings(port: number, throwaway = false): string[] {
  const values = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'shared_buffers=128MB',
    'max_connections=60',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    'logging_collector=off',
    ...(sharedMemoryIsSmall() ? ['dynamic_shared_memory_type=mmap'] : []),
    ...(throwaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'] : []),
  ]
  return values.flatMap((value) => ['-c', value])
}

/** Containers give /dev/shm 64 MB or none; parallel queries then fail unless their memory is a file of the cluster. */
function sharedMemoryIsSmall(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * 1024 * 1024
  } catch {
    return true
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free loopback port')
  return address.port
}

/**
 * A shell that waits for the end of its input, which comes when this process dies in whatever way, SIGKILL included,
 * and then shuts the server down.
 */
function watch(server: ChildProcess, user: SystemUser, remove: string): ChildProcess {
  const script =
    'cat >/dev/null; kill -INT "$1" 2>/dev/null; [ -z "$2" ] && exit; ' +
    'while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf -- "$2"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid), remove], {
    ...identity(user),
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

async function stop(server: ChildProcess, guard: ChildProcess): Promise<void> {
  const { pid } = server
  if (pid === undefined) return
  if (server.exitCode === null && server.signalCode === null) {
    const exited = new Promise<boolean>((resolve) => server.once('exit', () => resolve(true)))
    server.ref()
    server.kill('SIGINT')
    const inTime = await Promise.race([exited, sleep(20_000, false, { ref: false })])
    if (!inTime) await endProcess(pid, 'SIGQUIT', 5_000)
  }
  if (!guard.pid || guard.exitCode !== null || guard.signalCode !== null) return
  const exited = new Promise((resolve) => guard.once('exit', resolve))
  guard.ref()
  process.kill(-guard.pid, 'SIGKILL')
  await exited
}
