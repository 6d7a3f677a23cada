import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What tells this process from a later one with the same pid (start time within this boot); null when no such
 * process runs. Without it a restarted container, where pids repeat, would find its own lock held for ever.
 * @param {number} pid
 * @returns {string | null}
 */
export function processMark(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z' || fields[0] === 'X') return null
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
    } catch {
      return null
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/**
 * The living holder of a lock file, or null.
 * @param {string} file
 * @returns {{ pid: number, mark: string, note: string } | null}
 */
export function lockHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    const mark = processMark(holder.pid)
    return mark !== null && mark === holder.mark ? holder : null
  } catch {
    return null
  }
}

/**
 * Takes the lock for this process, or says who has it. A lock of a dead process is broken.
 * @param {string} file its folder must exist
 * @param {string} [note]
 */
export function tryLock(file, note = '') {
  const content = JSON.stringify({ pid: process.pid, mark: processMark(process.pid), note })
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, content, { mode: 0o644 })
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        // link() is atomic and fails when the name exists, so the file is never seen half-written.
        linkSync(draft, file)
        return { release: () => releaseLock(file, content), holder: null }
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      const holder = lockHolder(file)
      if (holder) return { release: null, holder }
      breakStale(file)
    }
    return { release: null, holder: lockHolder(file) }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @param {string} file */
function breakStale(file) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  // Between reading and renaming another process may have taken the lock: then it gets it back.
  if (lockHolder(aside)) {
    try {
      linkSync(aside, file)
    } catch {}
  }
  rmSync(aside, { force: true })
}

/** @param {string} file @param {string} content */
function releaseLock(file, content) {
  try {
    if (readFileSync(file, 'utf8') === content) rmSync(file, { force: true })
  } catch {}
}

/**
 * Waits for the lock; `onWait` hears once whom it waits for. Returns null and the holder when the time is over.
 * @param {string} file
 * @param {{ note?: string, timeoutMs: number, onWait?: (holder: { pid: number, note: string }) => void }} options
 */
export async function waitForLock(file, { note, timeoutMs, onWait }) {
  const end = Date.now() + timeoutMs
  let told = false
  for (;;) {
    const lock = tryLock(file, note)
    if (lock.release || Date.now() >= end) return lock
    if (!told && lock.holder) onWait?.(lock.holder)
    told = true
    await sleep(100)
  }
}
