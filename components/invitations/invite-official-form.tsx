'use client'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { RegionField } from '@/components/regions/region-field'
import { inviteOfficialAction } from '@/lib/invitations/actions'
import { SentLink } from './sent-link'

type Option = { value: string; label: string }
type Props = {
  roles: Option[]
  organisations: Option[]
  regions: { code: string; name: string }[]
  cancelHref: string
}

/** One person, one account: a name of a person, not of an office. */
export function InviteOfficialForm({ roles, organisations, regions, cancelHref }: Props) {
  return (
    <RecordForm
      action={inviteOfficialAction}
      hidden={{}}
      submitLabel="发出邀请"
      saved="邀请已发出"
      cancelHref={cancelHref}
    >
      {(state) => (
        <>
          {state.status === 'ok' && <SentLink path={state.data.path} />}
          <TextField
            state={state}
            name="displayName"
            label="本人姓名"
            hint="一人一个账号，不能共用"
            maxLength={64}
          />
          <SelectField state={state} name="roleId" label="角色" placeholder="请选择" options={roles} />
          <RegionField
            state={state}
            name="region"
            label="地区"
            hint="公职账号要有地区；管理员不用填"
            optional
            options={regions}
          />
          <SelectField
            state={state}
            name="organisationId"
            label="组织机构"
            hint="部门审核员必须选"
            optional
            placeholder="不选"
            options={organisations}
          />
          <TextField
            state={state}
            name="email"
            type="email"
            label="邮箱"
            hint="链接会发到这里"
            optional
            maxLength={200}
          />
          <TextareaField
            state={state}
            name="reason"
            label="原因"
            hint="写进审计日志，例如“接替张三的岗位”"
            rows={2}
            maxLength={200}
          />
        </>
      )}
    </RecordForm>
  )
}
