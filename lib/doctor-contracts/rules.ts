import type { DateString } from '@/lib/format/date'

/** 一点一医 holds on a day from signing to the last day of the contract, both included; no end is open. */
export function isContractInForce(
  contract: { signedOn: DateString; endsOn: DateString | null },
  day: DateString,
): boolean {
  return contract.signedOn <= day && (contract.endsOn === null || day <= contract.endsOn)
}
