import 'server-only'
import { type Actor, isAdmin, isOfficial } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { ACTION_LABELS, changeText } from './labels'

export type HistoryEntry = {
  id: string
  at: Date
  actorName: string
  did: string
  /** “托小班托位：20 → 30”, in the order of the form. */
  changes: string[]
  reason: string | null
}

type Fields = Record<string, unknown>
const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** The newest changes of one record in sentences, from the audit log. Empty for anyone but officials and administrators. */
export async function listHistory(
  actor: Actor,
  subject: { type: string; id: string },
  limit = 50,
): Promise<HistoryEntry[]> {
  if (!isOfficial(actor) && !isAdmin(actor)) return []
  const events = await db.auditEvent.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, at: true, actorName: true, action: true, before: true, after: true, reason: true },
  })
  return events.map(({ id, at, actorName, action, reason, ...event }) => {
    const [before, after] = [asFields(event.before), asFields(event.after)]
    const isNew = action.endsWith('.create')
    return {
      id: String(id),
      at,
      actorName,
      did: ACTION_LABELS[action] ?? '办理了一项变更',
      changes: isNew ? [] : changesOf(before, after),
      reason,
    }
  })
}

function changesOf(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((field) => changeText(field, before[field], after[field]))
    .filter((text) => text !== null)
}
