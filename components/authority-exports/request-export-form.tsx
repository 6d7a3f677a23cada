'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { RegionField } from '@/components/regions/region-field'
import { requestExportAction } from '@/lib/authority-exports/actions'
import { EXPORT_SCOPE_LABELS } from '@/lib/authority-exports/labels'
import { LEGAL_BASES } from '@/lib/authority-exports/rules'

type Props = { regions: readonly { code: string; name: string }[] }

const choices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** All of it on one page: an official has the authority's letter beside the keyboard. */
export function RequestExportForm({ regions }: Props) {
  return (
    <RecordForm
      action={requestExportAction}
      hidden={{}}
      submitLabel="提交申请"
      saved="申请已提交"
      cancelHref="/office/data-requests"
    >
      {(state) => (
        <>
          <TextField state={state} name="authority" label="要求提供的机关" hint="全称" maxLength={100} />
          <TextField state={state} name="documentNumber" label="来函文号" maxLength={100} />
          <SelectField
            state={state}
            name="legalBasis"
            label="法律依据"
            placeholder="请选择"
            options={choices(LEGAL_BASES)}
          />
          <TextField
            state={state}
            name="otherBasis"
            label="其他法律规定"
            hint="上面选了“其他法律规定”才填写，写明法律名称和条款"
            optional
            maxLength={200}
          />
          <TextareaField state={state} name="purpose" label="用途" rows={3} maxLength={500} />
          <RadioField
            state={state}
            name="scopeKind"
            label="提供哪些人的信息"
            options={choices(EXPORT_SCOPE_LABELS)}
          />
          <TextField
            state={state}
            name="facility"
            label="机构名称或信用代码"
            hint="提供一家机构的工作人员时填写"
            optional
            maxLength={100}
          />
          <RegionField
            state={state}
            name="region"
            label="地区"
            hint="提供一个地区的儿童时填写"
            optional
            options={regions}
          />
          <TextField
            state={state}
            name="identitySecret"
            label="证件号"
            hint="提供一个人的信息时填写；提交没有成功时要重新填写"
            optional
            maxLength={40}
            autoComplete="off"
          />
          <CheckboxField
            state={state}
            name="withNumbers"
            label="提供完整证件号"
            hint="来函没有要求就不要勾选，只提供隐去中间的号码"
          />
          <CheckboxField
            state={state}
            name="keepsSilent"
            label="不告知本人"
            hint="只在告知会妨碍该机关履行职责时勾选（《个人信息保护法》第三十五条）"
          />
        </>
      )}
    </RecordForm>
  )
}
