import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { TextField } from '@/components/forms/text-field'
import type { IssuerDto } from '@/lib/certificate-issuers/queries'
import { CERTIFICATE_LABELS } from '@/lib/certificates/labels'
import type { ActionState } from '@/lib/core/action-state'

type Props = {
  state: ActionState
  idPrefix: string
  issuer?: Pick<IssuerDto, 'name' | 'types' | 'document' | 'note'>
  region: string
}

const TYPES = Object.entries(CERTIFICATE_LABELS).map(([value, label]) => ({ value, label }))

/** The fields of an issuer that adding and changing have in common. */
export function IssuerFields({ state, idPrefix, issuer, region }: Props) {
  const shared = { state, idPrefix }
  return (
    <>
      <TextField
        {...shared}
        name="name"
        label="名称"
        hint="全称，与证书上的章一致"
        maxLength={100}
        defaultValue={issuer?.name}
      />
      <CheckboxesField
        {...shared}
        name="types"
        label="可以发的证书"
        inline
        options={TYPES}
        defaultValues={issuer?.types}
      />
      <TextField
        {...shared}
        name="region"
        label="地区"
        hint="区划代码或全称；留空是全国"
        maxLength={100}
        defaultValue={region}
        optional
      />
      <TextField
        {...shared}
        name="document"
        label="依据的文件"
        hint="备案、公布名单的文件名称和文号"
        maxLength={200}
        defaultValue={issuer?.document}
        optional
      />
      <TextField {...shared} name="note" label="说明" maxLength={500} defaultValue={issuer?.note} optional />
    </>
  )
}
