'use client'
import { useActionState } from 'react'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Disclosure } from '@/components/ui/disclosure'
import { idle } from '@/lib/core/action-state'
import { notifyNoncomplianceAction } from '@/lib/filing-reviews/actions'
import { type Reason, TYPED_REASONS } from '@/lib/filing-reviews/schema'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'
import { NoncompliancePreview } from './noncompliance-preview'

type Props = {
  caseId: string
  version: number
  /** Findings of the submission that fall short, as reasons. */
  found: readonly (Reason & { rule: string })[]
}

const ID = 'notice-'
const ROWS = Array.from({ length: TYPED_REASONS }, (_, index) => index)

/** Reasons, each with its article, then the whole notice to look at, then it is sent and published. */
export function NoncomplianceForm({ caseId, version, found }: Props) {
  const [state, act] = useActionState(notifyNoncomplianceAction, idle)
  const answer = state.status === 'ok' ? state.data : null
  return (
    <Disclosure summary={CASE_EVENT_LABELS.notify_noncompliance} open={state.status !== 'idle'}>
      <Form action={act}>
        <ErrorSummary state={state} idPrefix={ID} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="version" value={version} />
        {answer?.step === 'preview' ? (
          <NoncompliancePreview findings={answer.findings} typed={answer.typed} found={found} />
        ) : (
          <>
            <p>通知举办者哪些内容不符合设置标准或管理规范，并依法向社会公开。每条理由都要有依据。</p>
            {found.length > 0 && (
              <CheckboxesField
                state={state}
                idPrefix={ID}
                name="finding"
                label="自动核对发现的问题"
                options={found.map(({ rule, text, article }) => ({
                  value: rule,
                  label: text,
                  hint: article,
                }))}
                defaultValues={answer?.findings}
              />
            )}
            {ROWS.map((index) => (
              <fieldset key={index} className="field">
                <legend className="field-label">其他理由 {index + 1}</legend>
                <TextareaField
                  state={state}
                  idPrefix={ID}
                  name={`text.${index}`}
                  label="不符合的内容"
                  optional
                  rows={2}
                  maxLength={500}
                  defaultValue={answer?.typed[index]?.text}
                />
                <TextField
                  state={state}
                  idPrefix={ID}
                  name={`article.${index}`}
                  label="依据的文件和条款"
                  optional
                  maxLength={200}
                  defaultValue={answer?.typed[index]?.article}
                />
              </fieldset>
            ))}
            <p>
              <SubmitButton name="step" value="preview" variant="secondary">
                看一遍通知内容
              </SubmitButton>
            </p>
          </>
        )}
      </Form>
    </Disclosure>
  )
}
