import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processMark } from '../bootstrap/lock.mjs'

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** What postmaster.pid of a cluster says; null when there is none or it is half-written. */
export function readPostmaster(data: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/** A zombie (its parent gone, and an init that does not collect) counts as ended. */
export function isRunning(pid: number): boolean {
  return processMark(pid) !== null
}

/** Whether this pid works in this cluster, and is not a later process that got the same number. */
function isServerOf(pid: number, data: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    } catch {
      return false
    }
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(data)
  } catch {
    return false
  }
}

/** Workers outlive a killed server for a moment; two servers on one cluster would destroy it. */
async function waitForWorkers(data: string): Promise<void> {
  const end = Date.now() + 10_000
  while (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const left = pids.find((pid) => isServerOf(Number(pid), data) && isRunning(Number(pid)))
    if (!left) return
    if (Date.now() > end) throw new Error(`数据库工作进程 ${left} 还没有结束，请先结束它再启动。`)
    await sleep(50)
  }
}

/**
 * Ends a server that outlived its parent: fast shutdown (open transactions roll back, everything committed stays),
 * after ten seconds immediate shutdown, from which the next start recovers. Call only under the database lock.
 */
export async function stopOrphan(data: string, say: (line: string) => void): Promise<void> {
  const found = readPostmaster(data)
  if (!found) return
  if (isRunning(found.pid) && isServerOf(found.pid, data)) {
    say(`上次启动留下的数据库进程 ${found.pid} 还在运行，先停止它`)
    const ended =
      (await endProcess(found.pid, 'SIGINT', 10_000)) || (await endProcess(found.pid, 'SIGQUIT', 5_000))
    if (!ended) throw new Error(`数据库进程 ${found.pid} 停不下来，请先结束它再启动。`)
  }
  await waitForWorkers(data)
  // A stranger or a zombie with the pid of the dead server would keep PostgreSQL from starting.
  if (exists(found.pid)) rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Sends the signal and waits; false when the process is still there after the time. */
export async function endProcess(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs
  try {
    process.kill(pid, signal)
  } catch {
    return true
  }
  while (isRunning(pid)) {
    if (Date.now() > end) return false
    await sleep(20)
  }
  return true
}
