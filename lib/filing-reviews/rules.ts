import { citationText } from '@/lib/settings/rules'
import type { Reason, StoredFile, StoredFinding } from './schema'

export type AnswerChange = { code: string; before: string[]; after: string[] }
export type FileChange = {
  key: string
  material: string
  staffPersonId: string | null
  before: string[]
  after: string[]
}

/**
 * What differs between two submissions, field by field in the order given, as people read it: an answer stored
 * otherwise that reads the same is no change.
 */
export function answerChanges(
  codes: readonly string[],
  before: (code: string) => string[],
  after: (code: string) => string[],
): AnswerChange[] {
  return [...new Set(codes)]
    .map((code) => ({ code, before: before(code), after: after(code) }))
    .filter((change) => change.before.join('\n') !== change.after.join('\n'))
}

const slotOf = ({ material, staffPersonId }: StoredFile) => `${material}|${staffPersonId ?? ''}`

/** Materials whose files differ by content (hash): the names of those that went and of those that came. */
export function fileChanges(before: readonly StoredFile[], after: readonly StoredFile[]): FileChange[] {
  const slots = [...new Set([...before, ...after].map(slotOf))]
  return slots.flatMap((key) => {
    const [old, fresh] = [before, after].map((files) => files.filter((file) => slotOf(file) === key))
    const missingIn =
      (others: readonly StoredFile[] = []) =>
      (file: StoredFile) =>
        !others.some((other) => other.sha256 === file.sha256)
    const [gone, come] = [old?.filter(missingIn(fresh)) ?? [], fresh?.filter(missingIn(old)) ?? []]
    const first = gone[0] ?? come[0]
    if (!first) return []
    const names = (files: StoredFile[]) => files.map(({ fileName }) => fileName)
    const { material, staffPersonId } = first
    return [{ key, material, staffPersonId, before: names(gone), after: names(come) }]
  })
}

/** Findings a notice of non-compliance may rest on. */
export const shortfalls = (findings: readonly StoredFinding[]): StoredFinding[] =>
  findings.filter(({ outcome }) => outcome === 'falls_short')

/** A rule's finding as a reason of a notice: what is required, what was found, and where it stands. */
export const reasonOf = (finding: StoredFinding): Reason => ({
  text: `${finding.title}。要求：${finding.required}；实际：${finding.actual}`,
  article: finding.sources.map(citationText).join('；'),
})

/** The reasons of a notice; null when a chosen finding is not among those of the submission. */
export function noticeReasons(
  chosen: readonly string[],
  typed: readonly Reason[],
  findings: readonly StoredFinding[],
): Reason[] | null {
  const known = shortfalls(findings)
  const found = chosen.map((rule) => known.find((finding) => finding.rule === rule))
  if (found.some((finding) => finding === undefined)) return null
  return [
    ...found.flatMap((finding) => finding ?? []).map(reasonOf),
    ...typed.filter(({ text }) => text !== ''),
  ]
}

/** What stands against compliance; whoever confirms it all the same says why. */
export type Doubts = { objections: number; shortfalls: number; isLastCheckShort: boolean }

export const hasDoubts = ({ objections, shortfalls, isLastCheckShort }: Doubts): boolean =>
  objections > 0 || shortfalls > 0 || isLastCheckShort
