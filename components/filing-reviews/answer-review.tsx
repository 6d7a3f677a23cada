import { SummaryList } from '@/components/ui/summary-list'
import type { Answers } from '@/lib/filings/answers'
import { askedFields, askedPages } from '@/lib/filings/asked'
import { answerLines, type Names } from '@/lib/filings/words'
import type { ProcedureDefinition } from '@/lib/procedures/schema'

type Props = {
  definition: ProcedureDefinition
  data: Answers
  names: Names
  /** Only these fields, e.g. those a department reads; all when absent. */
  only?: (code: string) => boolean
}

/** The answers as sent, page by page. */
export function AnswerReview({ definition, data, names, only = () => true }: Props) {
  const fields = askedFields(definition, data).filter(({ code }) => only(code))
  return (
    <div className="flex flex-col gap-6">
      {askedPages(definition, data).map((page) => {
        const own = fields.filter((one) => one.page.id === page.id)
        if (own.length === 0) return null
        return (
          <section key={page.id} aria-labelledby={`answers-${page.id}`}>
            <h3 id={`answers-${page.id}`}>{page.title}</h3>
            <SummaryList
              rows={own.map(({ code, field }) => ({
                label: field.label,
                value: <Lines lines={answerLines(code, data, names)} />,
              }))}
            />
          </section>
        )
      })}
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span className="text-muted">没有填写</span>
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer have no name of their own
    <span key={index} className="block [overflow-wrap:anywhere]">
      {line}
    </span>
  ))
}
