import { DateField } from '@/components/forms/date-field'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { POST_LABELS } from '@/lib/staff/labels'
import type { StaffDto } from '@/lib/staff/queries'
import type { StaffPostKind } from '@/prisma/generated/enums'

export type FacilityChoice = { id: string; name: string }

type Props = {
  state: ActionState
  facilities: readonly FacilityChoice[]
  /** What is stored; for a new post only what can be taken over. */
  values?: Partial<StaffDto>
  idPrefix?: string
}

const KINDS = (Object.keys(POST_LABELS) as StaffPostKind[]).map((value) => ({
  value,
  label: POST_LABELS[value],
}))
const TIMES = [
  { value: '1', label: '全职' },
  { value: '0', label: '兼职' },
]

/** The fields of a post (托育机构设置标准（试行）第十八条), for adding and editing alike. */
export function PostFields({ state, facilities, values = {}, idPrefix }: Props) {
  const field = (name: string) => ({ state, name, idPrefix })
  return (
    <>
      <SelectField
        {...field('kind')}
        label="岗位"
        placeholder="请选择"
        options={KINDS}
        defaultValue={values.kind}
      />
      <SelectField
        {...field('facilityId')}
        label="所在机构"
        hint="还没有备案的机构可以先不选"
        optional
        placeholder="不固定在一家"
        options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values.facilityId}
      />
      <RadioField
        {...field('isFullTime')}
        label="全职还是兼职"
        inline
        options={TIMES}
        defaultValue={values.isFullTime === false ? '0' : '1'}
      />
      <NumberField
        {...field('sharePercent')}
        label="兼职的工时比例"
        hint="占一个全职的百分之几，1 到 99；全职不用填"
        optional
        unit="%"
        defaultValue={values.isFullTime === false ? values.sharePercent : null}
      />
      <TextField
        {...field('qualification')}
        label="资格证书"
        hint="证书的名称，例如 保育师、育婴员、保安员证"
        optional
        maxLength={100}
        defaultValue={values.qualification}
      />
      <TextField
        {...field('qualificationNumber')}
        label="证书编号"
        optional
        maxLength={60}
        defaultValue={values.qualificationNumber}
      />
      <DateField
        {...field('healthCertificateUntil')}
        label="健康合格证明有效期至"
        optional
        defaultValue={values.healthCertificateUntil}
      />
      <DateField {...field('startedOn')} label="到岗日期" defaultValue={values.startedOn} />
    </>
  )
}
