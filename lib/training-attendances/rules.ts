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
    const parts = /^([^\d,;、\t]+?)[\s,;、]*(\d{17}[\dX]|\d{3}[\dX])?$/i.exec(plain)
    if (!parts?.[1]) unreadable.push(index + 1)
    else lines.push({ line: index + 1, name: parts[1].trim(), number: parts[2]?.toUpperCase() ?? null })
  })
  return { lines, unreadable }
}
