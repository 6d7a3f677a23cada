// Line breaking after JLREQ/CLREQ §3.1 (行首行尾禁则), as far as letters need it.
const NEVER_FIRST = new Set(Array.from('，。、；：？！）】》〉」』〕｝］”’…—～·％‰℃°,.;:?!)]}>%'))
const NEVER_LAST = new Set(Array.from('（【《〈「『〔｛［“‘￥＄№([{<¥$'))
const IN_WORD = /^[\p{Script=Latin}\p{Nd}\p{M}_@#&+/\\=~'’.,:%-]+$/u

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Text that any font draws the same: no control, bidi or zero-width characters (they could hide or turn what is
 * printed), tabs as blanks, line ends as \n, and □ for what `isKnown` does not know, one for a whole emoji.
 */
export function printable(text: string, isKnown: (codePoint: number) => boolean): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
  return Array.from(graphemes.segment(plain), ({ segment }) => {
    if (segment === '\n') return segment
    const visible = segment.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    return Array.from(visible).every((character) => isKnown(character.codePointAt(0) ?? 0)) ? visible : '□'
  }).join('')
}

export type LineWidths = { width: number; firstIndent?: number; widthOf: (grapheme: string) => number }

/**
 * Lines no wider than `width`; no line begins with closing or ends with opening punctuation, and Latin words and
 * numbers stay whole, as long as that can be done: what fits no line is cut. `\n` ends a line; there is at least one.
 */
export function linesOf(text: string, { width, firstIndent = 0, widthOf }: LineWidths): string[] {
  return text
    .split('\n')
    .flatMap((part, at) => breakUp(part, at === 0 ? width - firstIndent : width, width, widthOf))
}

function breakUp(text: string, firstWidth: number, width: number, widthOf: LineWidths['widthOf']): string[] {
  const pieces = Array.from(graphemes.segment(text), ({ segment }) => segment)
  const lines: string[] = []
  let start = 0
  let used = 0
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    const room = lines.length === 0 ? firstWidth : width
    used += widthOf(piece)
    // A blank that no longer fits hangs over the edge, unseen.
    if (used <= room || at === start || piece === ' ') continue
    const end = lastBreak(pieces, start, at)
    lines.push(pieces.slice(start, end).join('').trimEnd())
    start = end
    while (pieces[start] === ' ') start++
    at = start - 1
    used = 0
  }
  if (start < pieces.length || lines.length === 0) lines.push(pieces.slice(start).join(''))
  return lines
}

/** The last place in (start, at] where the line may end before a piece; `at` itself when there is none. */
function lastBreak(pieces: string[], start: number, at: number): number {
  for (let end = at; end > start; end--) {
    if (mayBreak(pieces[end - 1] ?? '', pieces[end] ?? '')) return end
  }
  return at
}

const mayBreak = (before: string, after: string): boolean =>
  before === ' ' ||
  !(NEVER_FIRST.has(after) || NEVER_LAST.has(before) || (IN_WORD.test(before) && IN_WORD.test(after)))
