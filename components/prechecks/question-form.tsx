import { ErrorSummary } from '@/components/forms/error-summary'
import { buttonClass } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { ActionState } from '@/lib/core/action-state'
import type { PrecheckAnswers } from '@/lib/prechecks/answers'
import type { SiteKind } from '@/lib/prechecks/facts'
import { type Section, sectionsFor } from '@/lib/prechecks/questions'
import { QuestionField } from './question-field'

type Props = {
  answers: PrecheckAnswers
  kind: SiteKind
  /** Sent on with the answers: the division's code, or nothing. */
  regionCode: string
  /** Problems are said only after the form was sent. */
  showProblems: boolean
}

/** The whole check on one page; a plain GET form, so the answers stand in the address and nowhere else. */
export function QuestionForm({ answers, kind, regionCode, showProblems }: Props) {
  const hasProblems = showProblems && Object.keys(answers.problems).length > 0
  const state = hasProblems ? refused(answers) : undefined
  const draw = (section: Section) =>
    section.questions.map((question) => (
      <QuestionField
        key={question.name}
        question={question}
        values={answers.typed[question.name] ?? []}
        state={state}
      />
    ))
  const isBegun = (section: Section) => section.questions.some(({ name }) => name in answers.typed)
  const sections = sectionsFor(kind)
  const firstFold = sections.find(({ fold }) => fold)
  return (
    <form className="form" action="/precheck" method="get" noValidate>
      {state && <ErrorSummary state={state} />}
      <input type="hidden" name="region" value={regionCode} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="check" value="1" />
      {sections.map((section) => (
        <section key={section.id} className="flex flex-col gap-4" aria-labelledby={`part-${section.id}`}>
          {section === firstFold && (
            <>
              <h2>班级</h2>
              <p className="text-muted">点开要办的班型填写，不办的不用管。</p>
            </>
          )}
          {section.fold ? (
            <Disclosure
              open={isBegun(section)}
              summary={<span id={`part-${section.id}`}>{section.title}</span>}
            >
              <div className="flex flex-col gap-4">{draw(section)}</div>
            </Disclosure>
          ) : (
            <>
              <h2 id={`part-${section.id}`}>{section.title}</h2>
              {section.lead && <p className="text-muted">{section.lead}</p>}
              {draw(section)}
            </>
          )}
        </section>
      ))}
      <p>
        <button type="submit" className={buttonClass('primary')}>
          看结果
        </button>
      </p>
    </form>
  )
}

/** What a refused form would answer: fields show their messages and what was typed. */
function refused({ problems, typed }: PrecheckAnswers): ActionState {
  const values = Object.fromEntries(Object.entries(typed).map(([name, texts]) => [name, texts.join('\n')]))
  return { status: 'error', code: 'invalid', fields: problems, values, requestId: null }
}
