export type AttendeeLine = {
  line: number
  name: string
  /** The whole number or its last four, upper case; null: the name alone. */
  number: string | null
}

export const MOST_ATTENDEES = 300

/** Lines of a list: a name, then the identity number or its last four, if any. Empty lines are skipped. */
export function readAttendees(text: string): { lines: AttendeeLine[]; unreadable: number[] } {
  const lines: AttendeeLine[] = []
  const unreadable: number[] = []
  text.split(/\r\n?|\n/).forEach((raw, index) => {
    const plain = raw.normalize('NFKC').trim()
    if (plain === '') return
    const parts = /^(\S.*?)(?:[\s,;、]+(\d{17}[\dX]|\d{3}[\dX]))?$/i.exec(plain)
    const name = parts?.[1] ?? ''
    // Figures that are no number of papers must not pass as part of a name.
    const isName = /\p{L}/u.test(name) && !/[\s,;、]\d+X?$|\d{8}/i.test(name)
    if (isName) lines.push({ line: index + 1, name, number: parts?.[2]?.toUpperCase() ?? null })
    else unreadable.push(index + 1)
  })
  return { lines, unreadable }
}
