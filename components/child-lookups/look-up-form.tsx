'use client'
import { RecordForm } from '@/components/forms/record-form'
import { TextField } from '@/components/forms/text-field'
import { Notice } from '@/components/ui/notice'
import { lookUpChildAction } from '@/lib/child-lookups/actions'

/** Posted, so that the number is in no address, history or log of a proxy. */
export function LookUpForm() {
  return (
    <RecordForm
      action={lookUpChildAction}
      hidden={{}}
      submitLabel="查询"
      variant="secondary"
      saved="查询已记录"
      idPrefix="look-up-"
    >
      {(state) => (
        <>
          {state.status === 'ok' &&
            (state.data.found ? (
              <p>
                查到一名儿童：
                <a href={`/office/children/${state.data.found.id}`}>
                  {state.data.found.nameMasked}，{state.data.found.identityMasked}
                </a>
              </p>
            ) : (
              <Notice title="本地区没有登记这个证件号">
                <p>请核对号码。家长没有填证件号的孩子，按证件号查不到。</p>
              </Notice>
            ))}
          <TextField
            state={state}
            idPrefix="look-up-"
            name="identitySecret"
            label="儿童的证件号"
            hint="每次查询都会记录，查不到也记录"
            maxLength={40}
            autoComplete="off"
          />
        </>
      )}
    </RecordForm>
  )
}
