import { ENDLESS_TYPES } from '@/lib/certificates/rules'
import { formatDay } from '@/lib/format/date'
import type { CertificateType } from '@/prisma/generated/enums'

type Props = { type: CertificateType; validUntil: string | null }

/** Until when: a type without an end says so, an end nobody wrote down is not known. */
export function Validity({ type, validUntil }: Props) {
  if (validUntil === null) return ENDLESS_TYPES.includes(type) ? '长期' : '不清楚'
  return <span className="whitespace-nowrap">{formatDay(validUntil)}</span>
}
