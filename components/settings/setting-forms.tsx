'use client'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Disclosure } from '@/components/ui/disclosure'
import { clearSettingAction, setSettingAction } from '@/lib/settings/actions'
import { SETTINGS, type SettingDefinition, type SettingKey, type SettingValue } from '@/lib/settings/rules'

type Props = {
  regionCode: string
  regionName: string
  settingKey: SettingKey
  value: SettingValue
  /** The area's own value: its source and version; null: it follows the areas above. */
  own: { version: number; source: string } | null
}

/** Sets an area’s own value, or gives it up so that the areas above count. */
export function SettingForms({ regionCode, regionName, settingKey, value, own }: Props) {
  const definition: SettingDefinition = SETTINGS[settingKey]
  const prefix = `${settingKey}-`
  const clearPrefix = `${settingKey}-clear-`
  const hidden = { regionCode, key: settingKey, version: own?.version ?? 0 }
  return (
    <div className="flex flex-col gap-2">
      <Disclosure summary={own ? `修改${regionName}的规定` : `为${regionName}另行规定`}>
        <RecordForm
          action={setSettingAction}
          hidden={hidden}
          submitLabel="保存"
          saved="已保存，自查和核对立即按它"
          idPrefix={prefix}
        >
          {(state) => {
            const common = { state, idPrefix: prefix, name: 'value', label: definition.label }
            return (
              <>
                {definition.kind === 'choice' ? (
                  <RadioField
                    {...common}
                    options={choicesOf(definition.choices)}
                    defaultValue={String(value)}
                  />
                ) : (
                  <NumberField
                    {...common}
                    hint={rangeOf(definition)}
                    unit={definition.unit}
                    decimals={definition.decimals > 0}
                    defaultValue={value}
                  />
                )}
                <TextField
                  state={state}
                  idPrefix={prefix}
                  name="source"
                  label="依据"
                  hint="文件名称、文号和条款"
                  maxLength={300}
                  defaultValue={own?.source}
                />
                <TextareaField state={state} idPrefix={prefix} name="reason" label="原因" rows={2} />
              </>
            )
          }}
        </RecordForm>
      </Disclosure>
      {own && (
        <Disclosure summary={`取消${regionName}的规定，按上级的`}>
          <RecordForm
            action={clearSettingAction}
            hidden={hidden}
            submitLabel="取消规定"
            variant="danger"
            saved="已取消，按上级的规定"
            idPrefix={clearPrefix}
          >
            {(state) => (
              <TextareaField state={state} idPrefix={clearPrefix} name="reason" label="原因" rows={2} />
            )}
          </RecordForm>
        </Disclosure>
      )}
    </div>
  )
}

const choicesOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }))

const rangeOf = ({ minimum, maximum, fallback }: Extract<SettingDefinition, { kind: 'number' }>) =>
  `${minimum} 到 ${maximum}${fallback === null ? '；不作要求就留空' : ''}`
