'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FileField } from '@/components/forms/file-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { compareCertificatesAction } from '@/lib/certificate-comparisons/actions'
import { LIST_COLUMNS } from '@/lib/certificate-comparisons/rules'
import { idle } from '@/lib/core/action-state'
import { ComparedTable } from './compared-table'
import { DecideForm } from './decide-form'
import { PickInputs } from './pick-inputs'

type Props = { picks: readonly { id: string; version: number }[] }

const COLUMNS = [...LIST_COLUMNS.required, ...LIST_COLUMNS.optional].join('、')

/** Lays an issuer's list beside the chosen certificates, shows every difference, and verifies those that are the same. */
export function CompareForm({ picks }: Props) {
  const [state, act] = useActionState(compareCertificatesAction, idle)
  const found = state.status === 'ok' ? state.data : null
  const same = found?.compared.filter(({ result }) => result === 'same').map(({ certificate }) => certificate)
  return (
    <div className="flex flex-col gap-6">
      <form className="form" action={act} noValidate>
        <ErrorSummary state={state} />
        <PickInputs picks={picks} />
        <FileField
          state={state}
          name="list"
          label="发证机关的名单"
          accept=".csv,.xlsx"
          hint={`CSV 或 XLSX，最大 3 MB。列名：${COLUMNS}；后三列可以没有`}
        />
        <p>
          <SubmitButton variant="secondary" pendingLabel="正在比对…">
            与名单比对
          </SubmitButton>
        </p>
      </form>
      {found && same && (
        <>
          <ComparedTable compared={found.compared} unmatched={found.unmatched} fileName={found.fileName} />
          {same.length > 0 && (
            <DecideForm
              event="verify"
              picks={same}
              listHash={found.listHash}
              label={`核验一致的 ${same.length} 张`}
            />
          )}
        </>
      )}
    </div>
  )
}
