'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Disclosure } from '@/components/ui/disclosure'
import type { ActionState } from '@/lib/core/action-state'
import { renameRegionAction, setAliasesAction, setInForceAction } from '@/lib/regions/actions'
import type { RegionRecord } from '@/lib/regions/queries'

/** What changes of a division: name, aliases, time in force. Each on its own, each with its reason. */
export function RegionForms({ region }: { region: RegionRecord }) {
  const hidden = { region: region.code, version: region.version }
  return (
    <>
      <Disclosure summary="改名">
        <RecordForm
          action={renameRegionAction}
          hidden={hidden}
          submitLabel="改名"
          saved="已改名，旧名称留作别名"
          idPrefix="rename-"
        >
          {(state) => (
            <>
              <TextField
                state={state}
                idPrefix="rename-"
                name="name"
                label="新名称"
                hint="旧名称自动留作别名，按旧名称仍能找到"
                maxLength={60}
                defaultValue={region.name}
              />
              <Reason state={state} idPrefix="rename-" />
            </>
          )}
        </RecordForm>
      </Disclosure>
      <Disclosure summary="别名">
        <RecordForm
          action={setAliasesAction}
          hidden={hidden}
          submitLabel="保存别名"
          saved="别名已保存"
          idPrefix="aliases-"
        >
          {(state) => (
            <>
              <TextareaField
                state={state}
                idPrefix="aliases-"
                name="aliases"
                label="别名"
                optional
                hint="一行一个；导入和搜索时按别名也能认出"
                rows={4}
                defaultValue={region.aliases.join('\n')}
              />
              <Reason state={state} idPrefix="aliases-" />
            </>
          )}
        </RecordForm>
      </Disclosure>
      <Disclosure summary="启用和停用">
        <RecordForm
          action={setInForceAction}
          hidden={hidden}
          submitLabel="保存日期"
          saved="日期已保存，街镇数已重新计算"
          idPrefix="force-"
        >
          {(state) => (
            <>
              <DateField
                state={state}
                idPrefix="force-"
                name="from"
                label="启用日期"
                optional
                hint="空着表示一直都有"
                defaultValue={region.inForceFrom}
              />
              <DateField
                state={state}
                idPrefix="force-"
                name="until"
                label="停用日期"
                optional
                hint="从这一天起不再计入街镇数；下级区划的日期要分别改"
                defaultValue={region.inForceUntil}
              />
              <Reason state={state} idPrefix="force-" />
            </>
          )}
        </RecordForm>
      </Disclosure>
    </>
  )
}

function Reason({ state, idPrefix }: { state: ActionState; idPrefix: string }) {
  return (
    <TextareaField
      state={state}
      idPrefix={idPrefix}
      name="reason"
      label="原因和依据"
      hint="例如民政部批复的文号"
      rows={2}
    />
  )
}
