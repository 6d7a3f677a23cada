import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { isContractInForce } from '@/lib/doctor-contracts/rules'
import type { DoctorContractDto } from '@/lib/facility-dossiers/queries'
import { formatDay } from '@/lib/format/date'
import { EndContractForm } from './end-contract-form'
import { SignContractForm } from './sign-contract-form'

type Props = {
  facilityId: string
  contracts: readonly DoctorContractDto[]
  maySign: boolean
  mayEnd: boolean
  today: string
}

/** 一点一医: the contracts of a facility, newest first. */
export function DoctorContractsSection({ facilityId, contracts, maySign, mayEnd, today }: Props) {
  const inForce = contracts.filter((contract) => isContractInForce(contract, today))
  return (
    <section aria-labelledby="doctors" className="flex flex-col gap-3">
      <h2 id="doctors">一点一医签约</h2>
      {inForce.length === 0 && <p className="text-muted">现在没有有效的签约。</p>}
      <SummaryList
        rows={contracts.map(({ medicalBody, signedOn, endsOn }) => ({
          label: `${formatDay(signedOn)}签约`,
          value: `${medicalBody}${endsOn ? `，至 ${formatDay(endsOn)}` : '，未约定到期日'}`,
        }))}
      />
      {maySign && (
        <Disclosure summary="登记签约">
          <SignContractForm facilityId={facilityId} today={today} />
        </Disclosure>
      )}
      {mayEnd &&
        inForce.map(({ id, medicalBody }) => (
          <Disclosure key={id} summary={`终止与${medicalBody}的签约`}>
            <EndContractForm contractId={id} today={today} />
          </Disclosure>
        ))}
    </section>
  )
}
