/** Counting goes no further: the exact number of a million helps nobody and costs every request. */
export const MOST_COUNTED = 10_000

/** Least letters of a name to search by: one is a surname, which a fifth of a province may share. */
const LEAST_NAME = 2

export type StaffSearch =
  | { by: 'nothing' }
  | { by: 'name'; start: string }
  | { by: 'certificate'; number: string }
  | { by: 'refused'; why: string }

/** What somebody looks for in one box: a name's beginning or a certificate's number; an identity number is refused. */
export function readSearch(q: string | undefined): StaffSearch {
  const text = (q ?? '').normalize('NFKC').trim()
  if (text === '') return { by: 'nothing' }
  if (/^\d{14,17}[\dXx]$/.test(text.replace(/\s/g, '')))
    return { by: 'refused', why: '身份证号不要写在这里：请用下面的“按身份证号查找”，查找会留下记录。' }
  if (/\d/.test(text)) return { by: 'certificate', number: text }
  if (Array.from(text).length < LEAST_NAME) return { by: 'refused', why: '姓名至少写两个字。' }
  return { by: 'name', start: text.toLowerCase() }
}
