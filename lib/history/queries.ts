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
  const imported = subject.type === 'facility' ? await listImported(subject.id, limit) : []
  const own = events.map(({ id, at, actorName, action, reason, ...event }): HistoryEntry => {
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
  return [...own, ...imported].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit)
}

/** An import audits its run; what it did to one facility stands in the run's changes. */
async function listImported(facilityId: string, limit: number): Promise<HistoryEntry[]> {
  const rows = await db.importChange.findMany({
    where: { subjectId: facilityId, run: { kind: 'facilities', appliedAt: { not: null } } },
    orderBy: { run: { appliedAt: 'desc' } },
    take: limit,
    select: {
      runId: true,
      before: true,
      after: true,
      run: { select: { appliedAt: true, undoneAt: true, actorName: true, fileName: true } },
    },
  })
  return rows.flatMap(({ runId, run, ...change }) => {
    const [before, after] = [byFieldName(change.before), byFieldName(change.after)]
    const changes = change.before === null ? [] : changesOf(before, after)
    const entry = { id: runId, actorName: run.actorName, changes, reason: `文件《${run.fileName}》` }
    const did = ACTION_LABELS[change.before === null ? 'facility.import_new' : 'facility.import'] ?? ''
    const undone = {
      ...entry,
      id: `${runId}-undone`,
      did: ACTION_LABELS['facility.import_undone'] ?? '',
      changes: [],
    }
    return [
      ...(run.appliedAt ? [{ ...entry, at: run.appliedAt, did }] : []),
      ...(run.undoneAt ? [{ ...undone, at: run.undoneAt }] : []),
    ]
  })
}

/** Import images are table rows; history speaks of fields. */
const byFieldName = (image: unknown): Fields =>
  Object.fromEntries(
    Object.entries(asFields(image)).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

function changesOf(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((field) => changeText(field, before[field], after[field]))
    .filter((text) => text !== null)
}
