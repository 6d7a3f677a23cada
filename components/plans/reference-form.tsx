'use client'
import { NumberField } from '@/components/forms/number-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { setReferenceValueAction } from '@/lib/plans/actions'
import type { ReferenceDto } from '@/lib/plans/queries'

const PREFIX = 'reference-'

type Props = { references: readonly ReferenceDto[]; correct: ReferenceDto | undefined }

/** Adds a year, or corrects the one it was opened with. */
export function ReferenceForm({ references, correct }: Props) {
  const named = [...new Map(references.map((one) => [one.code, one])).values()]
  const hidden: Record<string, string | number> = correct
    ? { reference: correct.code, year: correct.year, version: correct.version }
    : { version: 0 }
  return (
    <RecordForm
      key={correct?.id ?? 'new'}
      action={setReferenceValueAction}
      hidden={hidden}
      submitLabel={correct ? '保存更正' : '加入这一年'}
      saved="参照值已保存，与它比较的目标立即按新值判断"
      idPrefix={PREFIX}
      cancelHref={correct && '/admin/plans/references'}
    >
      {(state) => {
        const common = { state, idPrefix: PREFIX }
        return (
          <>
            {correct ? (
              <p>
                更正：{correct.label}，{correct.year}年
              </p>
            ) : (
              <>
                <SelectField
                  {...common}
                  name="reference"
                  label="参照值"
                  options={named.map(({ code, label, unit }) => ({
                    value: code,
                    label: `${label}（${unit}）`,
                  }))}
                />
                <NumberField {...common} name="year" label="年份" hint="已经结束的年份" />
              </>
            )}
            <NumberField
              {...common}
              name="value"
              label="数值"
              unit={correct?.unit}
              decimals
              defaultValue={correct?.value}
            />
            <TextField
              {...common}
              name="source"
              label="来源"
              hint="文件或网页的名称、发布单位和日期"
              defaultValue={correct?.source}
            />
            <TextareaField {...common} name="reason" label="原因" rows={2} />
          </>
        )
      }}
    </RecordForm>
  )
}
