'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { enterBanAction } from '@/lib/bans/actions'
import { BAN_GROUND_LABELS } from '@/lib/bans/labels'
import { choicesOf } from '@/lib/facilities/labels'

/** A decision as it stands on paper. It cannot be rewritten afterwards, only lifted. */
export function EnterBanForm({ today }: { today: string }) {
  return (
    <RecordForm
      action={enterBanAction}
      hidden={{}}
      submitLabel="登记"
      saved="已登记"
      cancelHref="/office/bans"
    >
      {(state) => (
        <>
          <TextField
            state={state}
            name="name"
            label="姓名"
            hint="与决定书一致"
            maxLength={64}
            autoComplete="off"
          />
          <TextField
            state={state}
            name="identitySecret"
            label="身份证号"
            hint="只按身份证号匹配，不按姓名。加密保存；提交没有成功时要重新填写。"
            maxLength={40}
            autoComplete="off"
          />
          <SelectField
            state={state}
            name="ground"
            label="情形"
            placeholder="请选择"
            options={choicesOf(BAN_GROUND_LABELS)}
          />
          <TextField state={state} name="decisionBody" label="作出决定的机关" maxLength={200} />
          <TextField state={state} name="decisionNumber" label="决定书文号" maxLength={100} />
          <DateField state={state} name="decidedOn" label="决定日期" max={today} />
          <DateField state={state} name="startsOn" label="从哪一天起禁止" defaultValue={today} />
          <DateField
            state={state}
            name="endsOn"
            label="禁止到哪一天"
            hint="虐待、性侵害、拐卖、暴力伤害为终身，请留空"
            optional
          />
          <TextareaField state={state} name="note" label="说明" optional rows={2} maxLength={500} />
        </>
      )}
    </RecordForm>
  )
}
