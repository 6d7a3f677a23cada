'use client'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { setStatisticAction } from '@/lib/populations/actions'
import type { StatisticDto } from '@/lib/populations/queries'
import { CONFIDENCE_LABELS, STATISTIC_KIND_LABELS } from '@/lib/regions/labels'

const KINDS = Object.entries(STATISTIC_KIND_LABELS).map(([value, label]) => ({ value, label }))
const LEVELS = Object.entries(CONFIDENCE_LABELS).map(([value, label]) => ({
  value,
  label: `${value} ${label}`,
}))
const PREFIX = 'statistic-'

type Props = { region: string; correct: StatisticDto | undefined }

/** Adds a year's count, or corrects the one it was opened with. */
export function StatisticForm({ region, correct }: Props) {
  const hidden: Record<string, string | number> = correct
    ? { region, kind: correct.kind, year: correct.year, version: correct.version }
    : { region, version: 0 }
  return (
    <RecordForm
      key={correct?.id ?? 'new'}
      action={setStatisticAction}
      hidden={hidden}
      submitLabel={correct ? '保存更正' : '加入'}
      saved="已保存，用到它的指标立即按新数值计算"
      idPrefix={PREFIX}
      cancelHref={correct && `/admin/regions/${region}`}
    >
      {(state) => {
        const common = { state, idPrefix: PREFIX }
        return (
          <>
            {correct ? (
              <p>
                更正：{STATISTIC_KIND_LABELS[correct.kind]}，{correct.year}年
              </p>
            ) : (
              <>
                <SelectField {...common} name="kind" label="指标" options={KINDS} />
                <NumberField {...common} name="year" label="年份" hint="数值是这一年年末的" />
              </>
            )}
            <NumberField {...common} name="value" label="数值" defaultValue={correct?.value} />
            <TextField
              {...common}
              name="source"
              label="来源"
              hint="公报、年鉴或文件的名称和日期"
              maxLength={300}
              defaultValue={correct?.source}
            />
            <RadioField
              {...common}
              name="confidence"
              label="可信度"
              options={LEVELS}
              defaultValue={correct?.confidence}
            />
            <TextareaField {...common} name="reason" label="原因" rows={2} />
          </>
        )
      }}
    </RecordForm>
  )
}
