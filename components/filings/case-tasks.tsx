import { LinkButton } from '@/components/ui/link-button'
import { stepsOf } from '@/lib/filing-drafts/steps'
import { MATERIALS_PAGE, type Missing } from '@/lib/filings/missing'
import type { CaseDto } from '@/lib/filings/queries'
import { DiscardForm } from './discard-form'

type Props = { filing: CaseDto; missing: readonly Missing[] }

/** A draft as a list of steps, each with what it still lacks. */
export function CaseTasks({ filing, missing }: Props) {
  const base = `/operator/filings/${filing.id}`
  const steps = stepsOf(filing.definition, filing.data)
  const titleOf = (step: string) => filing.definition.pages.find(({ id }) => id === step)?.title ?? '上传材料'
  const left = (step: string) => missing.filter(({ page }) => page === step)
  const first = steps.find((step) => left(step).length > 0)
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{missing.length > 0 ? `还缺 ${missing.length} 项` : '都填好了，可以提交'}</h2>
      <ol className="task-list">
        {steps.map((step) => (
          <li key={step}>
            <a href={`${base}/${step === MATERIALS_PAGE ? 'materials' : step}`}>{titleOf(step)}</a>
            <span className="task-state" data-left={left(step).length > 0 ? 'yes' : 'no'}>
              {left(step).length > 0 ? `还缺 ${left(step).length} 项` : '已填好'}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-3">
        {first && (
          <LinkButton href={`${base}/${first}`} variant="primary">
            继续填写
          </LinkButton>
        )}
        <LinkButton href={`${base}/check`} variant={first ? 'secondary' : 'primary'}>
          检查并提交
        </LinkButton>
      </p>
      <DiscardForm caseId={filing.id} />
    </section>
  )
}
