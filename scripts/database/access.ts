import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

export interface SystemUser {
  uid: number
  gid: number
}

export interface Mode extends SystemUser {
  mode: number
}

/** Whether the user has the right (4 read, 2 write, 1 enter or run) by owner, then group, then others; root always. */
export function isAllowed(user: SystemUser, entry: Mode, right: 1 | 2 | 4): boolean {
  if (user.uid === 0) return true
  if (entry.uid === user.uid) return (entry.mode & (right << 6)) !== 0
  if (entry.gid === user.gid) return (entry.mode & (right << 3)) !== 0
  return (entry.mode & right) !== 0
}

/**
 * The first folder above `target` (or a `target` that is a folder) which the user may not enter; null when the way is
 * open. A component that does not exist yet bars nobody.
 */
export function firstClosedFolder(
  target: string,
  user: SystemUser,
  statOf: (folder: string) => Mode & { isDirectory: () => boolean } = statSync,
  exists: (file: string) => boolean = existsSync,
): string | null {
  const parts = path.resolve(target).split(path.sep).filter(Boolean)
  let folder: string = path.sep
  for (const part of ['', ...parts]) {
    folder = path.join(folder, part)
    if (!exists(folder)) return null
    const entry = statOf(folder)
    if (entry.isDirectory() && !isAllowed(user, entry, 1)) return folder
  }
  return null
}

/** Whether the user can reach the file and read it (and run it, when asked). */
export function isReachable(file: string, user: SystemUser, run = false): boolean {
  if (firstClosedFolder(file, user) !== null || !existsSync(file)) return false
  const entry = statSync(file)
  return isAllowed(user, entry, 4) && (!run || isAllowed(user, entry, 1))
}
