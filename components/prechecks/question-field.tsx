import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import type { ActionState } from '@/lib/core/action-state'
import type { Question } from '@/lib/prechecks/questions'

type Props = { question: Question; values: readonly string[]; state: ActionState | undefined }

export function QuestionField({ question, values, state }: Props) {
  const { name, label, hint } = question
  const common = { name, label, hint, state }
  if ('options' in question) {
    const { options } = question
    return question.kind === 'choices' ? (
      <CheckboxesField {...common} options={options} defaultValues={values} inline />
    ) : (
      <RadioField {...common} options={options} defaultValue={values[0]} inline />
    )
  }
  return (
    <NumberField
      {...common}
      unit={question.unit}
      decimals={question.kind === 'figure'}
      defaultValue={values[0]}
    />
  )
}
