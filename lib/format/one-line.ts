// Line ends of every kind, other control characters, and marks that turn the direction of writing about.
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** Text that stays on its line: a name with a line end in it must not look like two lines of a log (CWE-117). */
export const oneLine = (text: string): string =>
  text.replace(CONTROL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
