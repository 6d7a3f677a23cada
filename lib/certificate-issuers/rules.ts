import type { DateString } from '@/lib/format/date'
import type { CertificateType } from '@/prisma/generated/enums'

/** The name as it is compared: half width, without blanks, quotation marks and the difference of brackets and case. */
export const issuerNameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s"'“”‘’《》·•・.,，。、-]/g, '')
    .toUpperCase()

export type IssuerFacts = {
  types: readonly CertificateType[]
  isAccepted: boolean
  withdrawnOn: DateString | null
}

export type IssuerFlag = 'unknown_issuer' | 'withdrawn_issuer' | 'wrong_issuer'

/**
 * What is doubtful about an issuer for a certificate; null when nothing is. One that was withdrawn keeps what it issued
 * before that day; without an issue date nobody can tell, so it is doubted. Source: 云南 (27) 防止滥发证.
 */
export function issuerFlag(
  issuer: IssuerFacts | null,
  certificate: { type: CertificateType; issuedOn: DateString | null },
): IssuerFlag | null {
  if (issuer === null) return 'unknown_issuer'
  const { withdrawnOn } = issuer
  const before = withdrawnOn !== null && certificate.issuedOn !== null && certificate.issuedOn < withdrawnOn
  if (!issuer.isAccepted && !before) return 'withdrawn_issuer'
  if (withdrawnOn !== null && !before) return 'withdrawn_issuer'
  return issuer.types.includes(certificate.type) ? null : 'wrong_issuer'
}
