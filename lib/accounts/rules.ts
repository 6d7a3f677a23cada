import type { AccountRole } from '@/prisma/generated/enums'

const LONGEST_LOCK_MINUTES = 60

/**
 * Minutes an account is locked after its n-th wrong password or code in a row: 0 below `freeFailures` (security
 * policy), then 1, 2, 4 … at most 60.
 */
export function lockMinutes(failures: number, freeFailures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(LONGEST_LOCK_MINUTES, 2 ** Math.min(failures - freeFailures, 10))
}

export const isLocked = (lockedUntil: Date | null, now: Date): boolean =>
  lockedUntil !== null && lockedUntil > now

export const ROOMS = {
  parent: '/family',
  operator: '/operator',
  staff: '/staff',
  reviewer: '/office',
  department: '/office',
  inspector: '/office',
  township: '/office',
  planner: '/office',
  sysadmin: '/admin',
  secadmin: '/admin',
  auditor: '/admin',
} as const satisfies Record<AccountRole, string>

const ROOM_LABELS = {
  '/family': '我的家庭',
  '/operator': '我的机构',
  '/staff': '我的从业记录',
  '/office': '工作台',
  '/admin': '系统管理',
} as const

/** The room of a signed-in role as a link; null for visitors and the system. */
export function roomOf(role: string): { href: string; label: string } | null {
  const href = Object.hasOwn(ROOMS, role) ? ROOMS[role as AccountRole] : null
  return href && { href, label: ROOM_LABELS[href] }
}

const BASE = 'http://portal.invalid'

/** A path of this site to go on to, else null: another site, a scheme, `//host` and its disguises are refused. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, BASE)) return null
  const url = new URL(next, BASE)
  // '/.//elsewhere' parses to the path '//elsewhere', which a browser reads as a host.
  if (url.origin !== BASE || url.pathname.startsWith('//')) return null
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/sign-in')) return null
  return url.pathname + url.search
}

/** Where a person lands after signing in: the page asked for, unless it lies in a room of other roles. */
export function landingFor(role: AccountRole, next?: string | null): string {
  const room = ROOMS[role]
  const path = safeNext(next)
  if (!path) return room
  const foreign = Object.values(ROOMS).some((other) => other !== room && isInRoom(path, other))
  return foreign ? room : path
}

const isInRoom = (path: string, room: string) =>
  path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}?`)

/** Published on purpose (contract.md): it opens accounts marked as demo and nothing else. */
export const DEMO_PASSWORD = 'Tuoyu-demo-2026'

/** The one operator account with that password: others on a demo portal registered themselves and chose their own. */
export const DEMO_OPERATOR = 'operator'
