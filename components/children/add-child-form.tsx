'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { addChildAction } from '@/lib/children/actions'
import type { ConsentText as Text } from '@/lib/children/consent'
import { ChildFields } from './child-fields'
import { ConsentText } from './consent-text'

type Props = { text: Text; today: string; regions: readonly { code: string; name: string }[] }

export function AddChildForm({ text, today, regions }: Props) {
  return (
    <RecordForm
      action={addChildAction}
      hidden={{ consentVersion: text.version }}
      submitLabel="保存孩子的信息"
      variant="family"
      saved="已保存"
      cancelHref="/family/children"
    >
      {(state) => (
        <>
          <ChildFields state={state} today={today} regions={regions} />
          <ConsentText text={text} />
          <CheckboxField
            state={state}
            name="consent"
            label="我是孩子的监护人，已经读过上面的说明，同意按说明使用孩子的信息"
          />
        </>
      )}
    </RecordForm>
  )
}
