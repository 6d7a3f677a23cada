'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { Disclosure } from '@/components/ui/disclosure'
import { idle } from '@/lib/core/action-state'
import { askCorrectionsAction } from '@/lib/filing-corrections/actions'
import type { CorrectionTarget } from '@/lib/filing-corrections/rules'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'
import { CorrectionPick } from './correction-pick'
import { CorrectionPreview } from './correction-preview'

type Props = {
  caseId: string
  version: number
  targets: readonly CorrectionTarget[]
  reasons: readonly { code: string; title: string }[]
}

const GROUPS = [
  { group: 'field', title: '填报的内容' },
  { group: 'material', title: '提交的材料' },
  { group: 'staff', title: '工作人员的证明' },
] as const
const ID = 'ask-'

/** The one-time full list: tick, look at it whole, send. Each step is an answer of the server, so it works without JavaScript. */
export function AskCorrectionsForm({ caseId, version, targets, reasons }: Props) {
  const [state, act] = useActionState(askCorrectionsAction, idle)
  const answer = state.status === 'ok' ? state.data : null
  const isPreview = answer?.step === 'preview'
  return (
    <Disclosure summary={CASE_EVENT_LABELS.ask_corrections} open={state.status !== 'idle'}>
      <Form action={act}>
        <ErrorSummary state={state} idPrefix={ID} />
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="version" value={version} />
        {isPreview ? (
          <CorrectionPreview
            items={answer.items}
            message={answer.message}
            targets={targets}
            reasons={reasons}
          />
        ) : (
          <>
            <p>
              补正只能告知一次，请把材料不齐、不符合形式的地方一次列全。不符合设置标准的，不在这里提，出具回执后核查时告知。
            </p>
            {GROUPS.map(({ group, title }) => {
              const own = targets.filter((one) => one.group === group)
              if (own.length === 0) return null
              return (
                <fieldset key={group} className="field">
                  <legend className="field-label">{title}</legend>
                  {own.map((one) => (
                    <CorrectionPick
                      key={one.target}
                      target={one}
                      reasons={reasons}
                      state={state}
                      asked={answer?.items.find(({ target }) => target === one.target)}
                      idPrefix={ID}
                      isFirst={one === targets[0]}
                    />
                  ))}
                </fieldset>
              )
            })}
            <TextareaField
              state={state}
              idPrefix={ID}
              name="message"
              label="给举办者的话"
              optional
              rows={2}
              maxLength={1000}
              defaultValue={answer?.message}
            />
            <p>
              <SubmitButton name="step" value="preview">
                看一遍完整清单
              </SubmitButton>
            </p>
          </>
        )}
      </Form>
    </Disclosure>
  )
}
