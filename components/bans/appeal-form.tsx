'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { recordAppealAction, submitOwnAppealAction } from '@/lib/bans/actions'

type Props = { banId: string; isOwn: boolean }

/** An appeal: by the person, or written down from paper by an official. */
export function AppealForm({ banId, isOwn }: Props) {
  const prefix = `appeal-${banId}-`
  return (
    <RecordForm
      action={isOwn ? submitOwnAppealAction : recordAppealAction}
      hidden={{ banId }}
      summary={isOwn ? '对这项决定提出申诉' : '录入书面申诉'}
      submitLabel={isOwn ? '提交申诉' : '录入'}
      variant="secondary"
      saved="已提交"
      idPrefix={prefix}
    >
      {(state) => (
        <TextareaField
          state={state}
          idPrefix={prefix}
          name="text"
          label={isOwn ? '为什么认为不对' : '申诉的内容'}
          rows={4}
          maxLength={3000}
        />
      )}
    </RecordForm>
  )
}
