'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { idle } from '@/lib/core/action-state'
import { choicesOf } from '@/lib/facilities/labels'
import { awardTitleAction } from '@/lib/titles/actions'
import { TITLE_KIND_LABELS } from '@/lib/titles/labels'

type Props = { holder: { type: string; id: string }; today: string }

export function AwardTitleForm({ holder, today }: Props) {
  const [state, act] = useActionState(awardTitleAction, idle)
  const common = { state, idPrefix: 'title-' }
  return (
    <Form action={act}>
      <ErrorSummary {...common} />
      <input type="hidden" name="holderType" value={holder.type} />
      <input type="hidden" name="holderId" value={holder.id} />
      <RadioField {...common} name="kind" label="称号" options={choicesOf(TITLE_KIND_LABELS)} inline />
      <DateField {...common} name="awardedOn" label="授予日期" max={today} />
      <DateField {...common} name="validUntil" label="有效期至" optional />
      <TextField {...common} name="document" label="授予文件" hint="文件名称或文号" maxLength={200} />
      <p>
        <SubmitButton variant="secondary">登记称号</SubmitButton>
      </p>
    </Form>
  )
}
