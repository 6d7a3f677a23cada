/** One measured figure as the table prints it and bench/results.json keeps it. */
export type Row = {
  name: string
  value: number | null
  unit: string
  /** What it is compared with, in the same unit and from the same run. */
  baseline?: { name: string; value: number }
  /** value ÷ baseline. */
  ratio?: number
  /** What issue 2 §6 asks for; absent where it asks nothing. */
  wanted?: { of: 'ratio' | 'value'; least?: number; most?: number }
  note?: string
  /**
   * Processor time the server spends on one answer, and on the empty one. Unlike requests a second it hardly moves
   * when something else uses the machine, so read it where the turns of the empty page differ widely.
   */
  processor?: { milliseconds: number; empty: number }
}

export type Verdict = 'met' | 'short' | 'not measured' | ''

/** A wanted figure that could not be measured is not met. */
export function verdictOf({ value, ratio, wanted }: Row): Verdict {
  if (!wanted) return value === null ? 'not measured' : ''
  const judged = wanted.of === 'ratio' ? ratio : value
  if (judged === null || judged === undefined) return 'not measured'
  const reached = judged >= (wanted.least ?? -Infinity) && judged <= (wanted.most ?? Infinity)
  return reached ? 'met' : 'short'
}

/** A row compared with another figure; without either there is no ratio. */
export function compared(row: Row, name: string, value: number | null): Row {
  if (value === null) return row
  return { ...row, baseline: { name, value }, ...(row.value === null ? {} : { ratio: row.value / value }) }
}

const WORDS: Record<Verdict, string> = { met: '达到', short: '未达到', 'not measured': '未测到', '': '' }
const HEAD = ['name', 'value', 'unit', 'baseline', 'ratio', 'wanted', '']

const plain = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

function wantedText({ wanted }: Row): string {
  if (!wanted) return ''
  const of = wanted.of === 'ratio' ? 'ratio ' : ''
  return wanted.least === undefined ? `${of}≤ ${wanted.most}` : `${of}≥ ${wanted.least}`
}

// Chinese letters take two columns of a terminal.
const width = (text: string) => Array.from(text).reduce((sum, one) => sum + (/[⺀-￦]/.test(one) ? 2 : 1), 0)

export function tableOf(rows: readonly Row[]): string {
  const cells = [
    HEAD,
    ...rows.map((row) => [
      row.name,
      row.value === null ? '—' : plain(row.value),
      row.unit,
      row.baseline ? `${plain(row.baseline.value)} ${row.baseline.name}` : '',
      row.ratio === undefined ? '' : row.ratio.toFixed(2),
      wantedText(row),
      WORDS[verdictOf(row)] + (row.note ? ` ${row.note}` : ''),
    ]),
  ]
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => width(line[column] ?? ''))))
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
