'use client'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { addOrganisationAction, editOrganisationAction } from '@/lib/organisations/actions'

export function AddOrganisationForm({ regions }: { regions: { code: string; name: string }[] }) {
  return (
    <RecordForm
      action={addOrganisationAction}
      hidden={{}}
      summary="登记组织机构"
      submitLabel="登记"
      saved="已登记"
      idPrefix="new-"
    >
      {(state) => (
        <>
          <TextField
            state={state}
            idPrefix="new-"
            name="name"
            label="名称"
            hint="例如“区卫生健康委员会”"
            maxLength={60}
          />
          <RegionField state={state} idPrefix="new-" name="region" label="地区" options={regions} />
        </>
      )}
    </RecordForm>
  )
}

type EditProps = { organisation: { id: string; name: string; isEnabled: boolean; version: number } }

export function EditOrganisationForm({ organisation }: EditProps) {
  const { id, name, isEnabled, version } = organisation
  const idPrefix = `edit-${id}-`
  return (
    <RecordForm
      action={editOrganisationAction}
      hidden={{ organisationId: id, version }}
      summary={`修改${name}`}
      submitLabel="保存"
      saved="已保存"
      idPrefix={idPrefix}
    >
      {(state) => (
        <>
          <TextField
            state={state}
            idPrefix={idPrefix}
            name="name"
            label="名称"
            hint="它的账号会一起改名"
            defaultValue={name}
            maxLength={60}
          />
          <RadioField
            state={state}
            idPrefix={idPrefix}
            name="isEnabled"
            label="是否在用"
            inline
            defaultValue={String(isEnabled)}
            options={[
              { value: 'true', label: '在用' },
              { value: 'false', label: '不再用' },
            ]}
          />
        </>
      )}
    </RecordForm>
  )
}
