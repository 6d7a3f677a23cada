'use client'
import { NumberField } from '@/components/forms/number-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { requestPolicyAction } from '@/lib/security-policies/actions'
import {
  POLICIES,
  type PolicyDefinition,
  type PolicyKey,
  type PolicyValue,
} from '@/lib/security-policies/rules'

type Props = { policyKey: PolicyKey; value: PolicyValue; version: number }

/** Asks for another value; it holds once the system administrator agrees. */
export function PolicyForm({ policyKey, value, version }: Props) {
  const definition: PolicyDefinition = POLICIES[policyKey]
  const idPrefix = `${policyKey}-`
  return (
    <RecordForm
      action={requestPolicyAction}
      hidden={{ key: policyKey, version }}
      summary={`修改${definition.label}`}
      submitLabel="提交复核"
      saved="已提交，系统管理员同意后生效"
      idPrefix={idPrefix}
    >
      {(state) => (
        <>
          {definition.kind === 'choice' ? (
            <SelectField
              state={state}
              idPrefix={idPrefix}
              name="value"
              label="新的规定"
              defaultValue={value}
              options={Object.entries(definition.choices).map(([code, label]) => ({ value: code, label }))}
            />
          ) : (
            <NumberField
              state={state}
              idPrefix={idPrefix}
              name="value"
              label="新的规定"
              hint={`${definition.minimum} 到 ${definition.maximum}${definition.zeroText ? `，0 表示${definition.zeroText}` : ''}`}
              unit={definition.unit}
              defaultValue={value}
            />
          )}
          <TextareaField
            state={state}
            idPrefix={idPrefix}
            name="reason"
            label="原因"
            hint="复核的人和审计日志都会看到"
          />
        </>
      )}
    </RecordForm>
  )
}
