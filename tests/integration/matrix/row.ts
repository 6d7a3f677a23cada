import type { PermissionCode } from '@/lib/core/permissions'
import type { Kind, Place } from './place'

export type Fields = Record<string, string | string[] | File>

/** A line of the authorization matrix: who is let in at a door on a record of the own area, body or family. */
export type Row = {
  /** `<domain>.<exported name>` of the server action. */
  action: string
  /** Tells rows of one action apart. */
  about?: string
  /** What the form sends about a record of the place; `kind`: who sends it, where the record is somebody's own. */
  input: (place: Place, kind: Kind) => Promise<Fields> | Fields
  allowed: readonly Kind[]
  /** What the kinds hold that lets them in; a role without it is kept out. */
  right?: PermissionCode | Partial<Record<Kind, PermissionCode>>
  /** The record is the sender's own: made anew for each kind. */
  isPersonal?: boolean
  /** Why there is nothing elsewhere, or elsewhere is let in too. */
  nowhereElse?: string
  /** Elsewhere is refused at this field of the form, as if the area did not exist. */
  refusedField?: string
  /** Elsewhere is refused by this code: the record is not among those the sender sees. */
  refusedCode?: 'conflict'
  /** Whoever is let in uses the record up: the next needs another. */
  isUsedUp?: boolean
  /** Answers instead of refusing: true when the answer shows that somebody kept out got something. */
  leaks?: (data: unknown) => boolean
  /** Ends sessions: each call has its own. */
  endsSession?: boolean
}

/** A door for whoever comes, signed in or not; `visitor`: what a visitor's call ends as. */
export type PublicRow = {
  action: string
  input: (place: Place) => Promise<Fields> | Fields
  visitor: 'in' | 'unauthenticated' | 'not_found'
  why: string
}

export const ALL_KINDS = [
  'parent',
  'operator',
  'staff',
  'reviewer',
  'department',
  'inspector',
  'township',
  'planner',
  'sysadmin',
  'secadmin',
  'auditor',
] as const satisfies readonly Kind[]

export const ADMINS: readonly Kind[] = ['sysadmin', 'secadmin', 'auditor']
export const REASON = '核对了书面材料，情况属实'
export const DAY = '2026-11-20'
