'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { Disclosure } from '@/components/ui/disclosure'
import { renameDepartmentAction } from '@/lib/departments/actions'

type Props = { id: string; name: string; version: number }

export function RenameForm({ id, name, version }: Props) {
  const idPrefix = `${id}-`
  return (
    <Disclosure
      summary={
        <>
          改名<span className="sr-only">：{name}</span>
        </>
      }
    >
      <RecordForm
        action={renameDepartmentAction}
        hidden={{ id, version }}
        submitLabel="保存名称"
        variant="secondary"
        saved="已改名。已经送交的办件仍写原来的名称"
        idPrefix={idPrefix}
      >
        {(state) => (
          <>
            <TextField
              state={state}
              idPrefix={idPrefix}
              name="name"
              label="新名称"
              defaultValue={name}
              maxLength={60}
            />
            <TextField state={state} idPrefix={idPrefix} name="reason" label="原因" maxLength={500} />
          </>
        )}
      </RecordForm>
    </Disclosure>
  )
}
