'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import { SelectField } from '@/components/forms/select-field'
import { changeIssuerAction } from '@/lib/certificate-issuers/actions'
import type { IssuerDto } from '@/lib/certificate-issuers/queries'
import { IssuerFields } from './issuer-fields'

const ACCEPTED = [
  { value: '1', label: '认可' },
  { value: '0', label: '不认可' },
]

export function ChangeIssuerForm({ issuer }: { issuer: IssuerDto }) {
  const idPrefix = `${issuer.id}-`
  return (
    <RecordForm
      action={changeIssuerAction}
      hidden={{ issuerId: issuer.id, version: issuer.version }}
      submitLabel="保存"
      saved="已保存"
      summary="修改"
      idPrefix={idPrefix}
    >
      {(state) => (
        <>
          <IssuerFields state={state} idPrefix={idPrefix} issuer={issuer} region={issuer.regionCode ?? ''} />
          <SelectField
            state={state}
            idPrefix={idPrefix}
            name="isAccepted"
            label="是否认可"
            options={ACCEPTED}
            defaultValue={issuer.isAccepted ? '1' : '0'}
          />
          <DateField
            state={state}
            idPrefix={idPrefix}
            name="withdrawnOn"
            label="停止认可的日期"
            hint="这一天以前发的证书照常认可；留空表示没有停止"
            defaultValue={issuer.withdrawnOn}
            optional
          />
        </>
      )}
    </RecordForm>
  )
}
