'use client'
import { DateField } from '@/components/forms/date-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { recordSiteCheckAction } from '@/lib/filing-reviews/actions'
import { SITE_CHECK_RESULT_LABELS } from '@/lib/filing-reviews/labels'
import { CASE_EVENT_LABELS } from '@/lib/filings/labels'

const RESULTS = Object.entries(SITE_CHECK_RESULT_LABELS).map(([value, label]) => ({ value, label }))

type Props = { caseId: string; version: number; today: string; earliest: string | null }

/** What was seen on site, once written never changed. */
export function SiteCheckForm({ caseId, version, today, earliest }: Props) {
  return (
    <RecordForm
      summary={CASE_EVENT_LABELS.record_site_check}
      action={recordSiteCheckAction}
      hidden={{ caseId, version }}
      submitLabel="登记核查结果"
      variant="secondary"
      saved="已登记"
      idPrefix="check-"
    >
      {(state) => (
        <>
          <DateField
            state={state}
            idPrefix="check-"
            name="checkedOn"
            label="核查日期"
            min={earliest ?? undefined}
            max={today}
          />
          <TextField
            state={state}
            idPrefix="check-"
            name="inspectors"
            label="核查人员"
            hint="两人以上，用顿号隔开"
            maxLength={200}
          />
          <RadioField state={state} idPrefix="check-" name="result" label="结果" options={RESULTS} inline />
          <TextareaField
            state={state}
            idPrefix="check-"
            name="findings"
            label="查看的情况"
            hint="不符合要求的，写明哪里不符合、依据哪一条"
            optional
            maxLength={2000}
          />
        </>
      )}
    </RecordForm>
  )
}
