import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import type { ChildDto } from '@/lib/children/queries'
import { birthMonths, monthColumn } from '@/lib/children/rules'
import type { ActionState } from '@/lib/core/action-state'
import { formatMonth } from '@/lib/format/date'

type Props = {
  state: ActionState
  today: string
  regions: readonly { code: string; name: string }[]
  child?: ChildDto
}

/** The least a child's record needs; the number only for what asks for it. */
export function ChildFields({ state, today, regions, child }: Props) {
  const known = child?.identityMasked
  return (
    <>
      <TextField
        state={state}
        name="name"
        label="孩子的姓名"
        hint="与户口簿或出生证明一致"
        maxLength={64}
        autoComplete="off"
        defaultValue={child?.name}
      />
      <SelectField
        state={state}
        name="birthMonth"
        label="出生年月"
        hint="只要年和月，不用填哪一天"
        placeholder="请选择"
        options={birthMonths(today).map((value) => ({ value, label: formatMonth(monthColumn(value)) }))}
        defaultValue={child?.birthMonth}
      />
      <RegionField
        state={state}
        name="region"
        label="现在住在哪里"
        hint="填到区县或街镇，不用填门牌号"
        options={regions}
        defaultValue={child && `${child.regionCode} ${child.regionName}`}
      />
      <TextField
        state={state}
        name="identitySecret"
        label="孩子的证件号"
        optional
        hint={
          known
            ? `已登记 ${known}。要更换才填写。`
            : '18 位身份证号。只有申请补助等事项才需要，现在可以不填。加密保存，页面上不会完整显示；提交没有成功时要重新填写。'
        }
        maxLength={40}
        autoComplete="off"
      />
    </>
  )
}
