import type { Image } from './schema'

export type Change = {
  /** The sheet line. */
  row: number
  subjectId: string
  /** Null: the record is created. */
  before: Image | null
  after: Image
}

/** A reason may quote a cell of a shifted column: no identity number stays in it. */
export const withoutNumbers = (text: string): string => text.replace(/\d{13,17}[\dXx]?/g, '（号码已隐去）')

/** A blank cell means unknown, so it never takes away what is already known: only given values replace. */
export function mergeKnown(known: Image, given: Image): Image {
  const merged: Image = { ...known }
  for (const [column, value] of Object.entries(given)) {
    if (value !== null) merged[column] = value
  }
  return merged
}

const isSame = (a: Image[string] | undefined, b: Image[string] | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, index) => item === b[index])
    : (a ?? null) === (b ?? null)

/** The columns whose values differ. */
export function changedColumns(before: Image, after: Image): string[] {
  return Object.keys(after).filter((column) => !isSame(before[column], after[column]))
}

/** Two plans that would do the same; the id of a record yet to be created is drawn anew each time and left out. */
export function isSamePlan(left: readonly Change[], right: readonly Change[], key: string): boolean {
  if (left.length !== right.length) return false
  return left.every((change, index) => {
    const other = right[index]
    if (!other || change.row !== other.row) return false
    if ((change.before === null) !== (other.before === null)) return false
    const isCreated = change.before === null
    if (!isCreated && change.subjectId !== other.subjectId) return false
    const differing = changedColumns(change.after, other.after)
    const ignored = isCreated ? differing.filter((column) => column !== key) : differing
    return (
      ignored.length === 0 &&
      (isCreated || changedColumns(change.before ?? {}, other.before ?? {}).length === 0)
    )
  })
}
