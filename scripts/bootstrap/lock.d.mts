export interface LockHolder {
  pid: number
  mark: string
  note: string
}
/** `release` is null when another living process holds the lock. */
export type Lock = { release: (() => void) | null; holder: LockHolder | null }

export function processMark(pid: number): string | null
export function lockHolder(file: string): LockHolder | null
export function tryLock(file: string, note?: string): Lock
export function waitForLock(
  file: string,
  options: { note?: string; timeoutMs: number; onWait?: (holder: LockHolder) => void },
): Promise<Lock>
