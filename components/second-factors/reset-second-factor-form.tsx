'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { TextareaField } from '@/components/forms/textarea-field'
import { resetSecondFactorAction } from '@/lib/second-factors/actions'

/** For an administrator: the phone of another person is lost. */
export function ResetSecondFactorForm({ accountId }: { accountId: string }) {
  return (
    <RecordForm
      action={resetSecondFactorAction}
      hidden={{ accountId }}
      summary="手机丢了：停用这个账号的动态验证码"
      submitLabel="停用动态验证码"
      variant="danger"
      saved="已停用"
      idPrefix="second-"
    >
      {(state) => (
        <>
          <TextareaField
            state={state}
            idPrefix="second-"
            name="reason"
            label="原因"
            hint="写明怎样核实了本人身份，写进审计日志"
          />
          <CheckboxField
            state={state}
            idPrefix="second-"
            name="confirm"
            value="yes"
            label="我已核实是本人要求；这个账号的登录会立即结束"
          />
        </>
      )}
    </RecordForm>
  )
}
