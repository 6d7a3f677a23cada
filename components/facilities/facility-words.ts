import { FILING_STATE_LABELS } from '@/lib/facilities/labels'
import { formatDay } from '@/lib/format/date'
import { formatInteger } from '@/lib/format/number'
import type { FilingState } from '@/prisma/generated/enums'

type Places = { places: { total: number | null }; vacancies: { total: number | null } }

/** “托位 60 个，空 12 个”; says which part is not known. */
export function placesText({ places, vacancies }: Places): string {
  if (places.total === null) return '托位数未知'
  const total = `托位 ${formatInteger(places.total)} 个`
  return vacancies.total === null ? `${total}，空位未知` : `${total}，空 ${formatInteger(vacancies.total)} 个`
}

/** “已备案，2025年7月11日，编号 …”. */
export function filingText(filing: {
  state: FilingState
  number: string | null
  filedOn: string | null
}): string {
  const parts: string[] = [FILING_STATE_LABELS[filing.state]]
  if (filing.filedOn) parts.push(formatDay(filing.filedOn))
  if (filing.number) parts.push(`编号 ${filing.number}`)
  return parts.join('，')
}
