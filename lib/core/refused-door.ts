import 'server-only'
import type { Actor } from './actor'
import { auditRefusal } from './audit'
import { AppError } from './errors'

/** A door somebody was turned away at: what it is called, the page it stood on, and what was sent. */
export type Door = { command: string; path?: string | null; input?: unknown }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PLAIN_SEGMENT = /^[a-z][a-z0-9-]{0,40}$/
const MOST_IDS = 10

/**
 * Writes a refused command (forbidden, not_found) to the log: who, which command, on which page, for which records.
 * Of what was sent only ids are kept, because they name no person; everything else may be personal.
 */
export async function recordRefusal(actor: Actor | null, error: unknown, door: Door): Promise<void> {
  if (!actor || !(error instanceof AppError)) return
  if (error.code !== 'forbidden' && error.code !== 'not_found') return
  await auditRefusal(actor, {
    action: 'command.refused',
    subject: { type: 'command', id: door.command },
    reason: error.code,
    after: { page: pageOf(door.path), ids: idsIn(door.input) },
  })
}

/** The page without its query and with `…` for every part that is no word of ours. */
export function pageOf(address: string | null | undefined): string {
  const segments = (address ?? '').split(/[?#]/)[0]?.split('/').filter(Boolean) ?? []
  return `/${segments
    .slice(0, 8)
    .map((part) => (PLAIN_SEGMENT.test(part) || UUID.test(part) ? part : '…'))
    .join('/')}`
}

function idsIn(input: unknown): Record<string, string> {
  if (typeof input !== 'object' || input === null) return {}
  const ids = Object.entries(input).filter(
    (entry): entry is [string, string] =>
      /^(id|\w{1,40}Id)$/.test(entry[0]) && typeof entry[1] === 'string' && UUID.test(entry[1]),
  )
  return Object.fromEntries(ids.slice(0, MOST_IDS))
}
