import 'server-only'
import { writePdf } from '@/lib/core/pdf'
import { dateInShanghai, formatDay } from '@/lib/format/date'
import { citationText } from '@/lib/settings/rules'
import type { Outcome } from './check'
import type { SiteKind } from './facts'
import { OUTCOME_LABELS, SELF_CHECK_STATEMENT, SITE_KIND_LABELS } from './labels'
import { type Finding, summaryOf, tallyOf } from './rules'

export type LetterInfo = { areaName: string; kind: SiteKind; at: Date }

/** The result on paper: what to talk about with a landlord. The same findings and date give the same bytes. */
export function writeSelfCheckLetter(
  findings: readonly Finding[],
  { areaName, kind, at }: LetterInfo,
): Promise<Buffer> {
  const title = `${SITE_KIND_LABELS[kind]}场地自查结果`
  const tally = tallyOf(findings)
  const day = formatDay(dateInShanghai(at))
  const of = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome)
  const heading = (outcome: Outcome) => `${OUTCOME_LABELS[outcome]}（${tally[outcome]} 项）`
  const info = { title, author: '善育', subject: summaryOf(tally), createdAt: at }
  return writePdf(info, (page) => {
    page.title(title)
    page.subtitle(`自查日期：${day}`)
    page.pairs([
      ['地区', areaName],
      ['类型', SITE_KIND_LABELS[kind]],
      ['结果', summaryOf(tally)],
    ])
    page.paragraph(SELF_CHECK_STATEMENT)
    for (const outcome of ['falls_short', 'unknown'] as const) {
      if (tally[outcome] === 0) continue
      page.heading(heading(outcome))
      page.table({
        columns: [
          { head: '项目', share: 2, bold: true },
          { head: '要求', share: 4 },
          { head: '填写的情况', share: 3 },
          { head: '怎么办', share: 4 },
        ],
        rows: of(outcome).map(({ title: item, required, actual, action }) => [
          item,
          required,
          actual,
          action,
        ]),
      })
    }
    for (const outcome of ['fits', 'not_applicable'] as const) {
      if (tally[outcome] === 0) continue
      page.heading(heading(outcome))
      page.table({
        columns: [
          { head: '项目', share: 2, bold: true },
          { head: '要求', share: 5 },
          { head: outcome === 'fits' ? '填写的情况' : '说明', share: 5 },
        ],
        rows: of(outcome).map(({ title: item, required, actual, note }) => [
          item,
          required,
          outcome === 'fits' ? actual : note,
        ]),
      })
    }
    page.heading('依据')
    page.list(findings.flatMap(sourceLine))
  })
}

const sourceLine = ({ title, sources, note, outcome }: Finding): string[] => {
  if (sources.length === 0) return []
  const told = note === '' || outcome === 'not_applicable' ? '' : `（${note}）`
  return [`${title}：${sources.map(citationText).join('；')}${told}`]
}
