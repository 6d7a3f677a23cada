import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Asks a child of ours to end, by its pid, and kills it when it has not after `patienceMs`. */
export function endChild(child: ChildProcess, patienceMs = 10_000): Promise<void> {
  if (hasEnded(child)) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** Resident memory of a process and everything below it, in MB; null where /proc is not to be had. */
export function residentMegabytes(root: number): number | null {
  try {
    const parents = new Map<number, number>()
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const stat = readQuietly(`/proc/${name}/stat`)
      if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    }
    const isBelow = (pid: number | undefined): boolean => {
      if (pid === root) return true
      return pid !== undefined && pid > 1 && isBelow(parents.get(pid))
    }
    const kilobytes = [...parents.keys()]
      .filter((pid) => isBelow(pid))
      .map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readQuietly(`/proc/${pid}/status`))?.[1] ?? 0))
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
  } catch {
    return null
  }
}

/** '' for a process that ended meanwhile. */
function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
