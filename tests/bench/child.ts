import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

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
  const kilobytes = familyOf(root).map((pid) =>
    Number(/VmRSS:\s+(\d+)/.exec(readQuietly(`/proc/${pid}/status`))?.[1] ?? 0),
  )
  return kilobytes.length === 0 ? null : sumOf(kilobytes) / 1024
}

/** Processor time of a process and everything below it so far; null where /proc is not to be had. */
export function processorMilliseconds(root: number): number | null {
  // Linux counts in hundredths of a second for every program, whatever its own clock is.
  const hundredths = familyOf(root).map((pid) => {
    const fields = fieldsOf(pid)
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return hundredths.length === 0 ? null : sumOf(hundredths) * 10
}

/** The process and everything below it, by pid; empty without /proc. */
function familyOf(root: number): number[] {
  if (!existsSync(`/proc/${root}/stat`)) return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(pids.map((pid) => [Number(pid), Number(fieldsOf(Number(pid))[1] ?? 0)]))
  const isBelow = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && isBelow(parents.get(pid)))
  return [...parents.keys()].filter(isBelow)
}

/** The fields of /proc/<pid>/stat from the third, the state, on: before it stands a name that may hold anything. */
function fieldsOf(pid: number): string[] {
  const stat = readQuietly(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** '' for a process that ended meanwhile. */
function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
