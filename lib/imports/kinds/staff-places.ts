import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { normaliseCreditCode } from '@/lib/facilities/credit-code'
import type { Problem } from '../schema'

/** Where a row puts its person: a facility, or (facilityId null) the body itself. */
export type StaffPlace = {
  facilityId: string | null
  facilityName: string
  regionCode: string
  /** Null: no body runs the facility on record yet; the import makes one from the credit code. */
  operatorId: string | null
  creditCode: string | null
  isDemo: boolean
}

type Found = StaffPlace | Pick<Problem, 'column' | 'reason'>

type Row = {
  id: string
  name: string
  credit_code: string | null
  region_code: string
  operator_id: string | null
  body_id: string | null
  is_demo: boolean
}

/**
 * Reads 机构 of a list, by credit code or name: of its own body's facilities for an operator, of all open ones for an
 * administrator. One query for the whole file.
 */
export async function findPlaces(
  reader: Tx,
  actor: Actor,
  words: readonly string[],
): Promise<(word: string) => Found> {
  const asked = [...new Set(words)]
  const codes = asked.map((word) => normaliseCreditCode(word))
  const own = can(actor, 'imports.run') ? null : (actor.operatorId ?? '')
  const rows = await reader.$queryRaw<Row[]>`
    select f.id::text, f.name, f.credit_code, f.region_code, f.operator_id::text, f.is_demo,
      (select b.id::text from operator_bodies b where b.credit_code = f.credit_code) as body_id
    from facilities f
    where (f.name = any(${asked}) or f.credit_code = any(${codes})) and f.status <> 'closed'
      and (${own}::text is null or f.operator_id::text = ${own}::text)
    order by f.id`
  const body = own
    ? await reader.operatorBody.findUnique({
        where: { id: own },
        select: { id: true, name: true, creditCode: true, isDemo: true },
      })
    : null
  return (word) => {
    const code = normaliseCreditCode(word)
    const named = rows.filter((row) => row.name === word)
    const found = named.length > 0 ? named : rows.filter((row) => row.credit_code === code)
    if (found.length > 1)
      return refusal(
        named.length > 1
          ? `有 ${found.length} 家机构叫这个名称，请改填统一社会信用代码`
          : '这个信用代码下有几家机构，请改填机构名称',
      )
    const [row] = found
    if (row) return placeOf(row)
    if (body && (body.name === word || body.creditCode === code))
      return {
        facilityId: null,
        facilityName: body.name,
        regionCode: '',
        operatorId: body.id,
        creditCode: body.creditCode,
        isDemo: body.isDemo,
      }
    return refusal(
      own === null ? '没有这家机构，请核对名称，或先导入机构' : '您的单位没有这家机构，请核对名称',
    )
  }
}

const refusal = (reason: string) => ({ column: '机构', reason })

function placeOf(row: Row): Found {
  const operatorId = row.operator_id ?? row.body_id
  if (operatorId === null && row.credit_code === null)
    return refusal('这家机构没有登记统一社会信用代码，不知道由谁用人：请先补上信用代码')
  return {
    facilityId: row.id,
    facilityName: row.name,
    regionCode: row.region_code,
    operatorId,
    creditCode: row.credit_code,
    isDemo: row.is_demo,
  }
}

const AUTHORITIES = { '1': 'staffing_office', '5': 'civil_affairs' } as const

/** The body behind a facility that nobody has registered for yet. Its registration authority is the code's first digit. */
export async function makeBody(tx: Tx, place: StaffPlace): Promise<string> {
  if (place.operatorId !== null) return place.operatorId
  const creditCode = place.creditCode
  if (creditCode === null) throw new Error('a place without operator has a credit code')
  const first = creditCode.charAt(0)
  await tx.operatorBody.createMany({
    data: [
      {
        name: place.facilityName,
        creditCode,
        registrationAuthority: first === '1' || first === '5' ? AUTHORITIES[first] : 'market_regulation',
        contactName: '',
        isDemo: place.isDemo,
      },
    ],
    skipDuplicates: true,
  })
  const body = await tx.operatorBody.findUniqueOrThrow({ where: { creditCode }, select: { id: true } })
  return body.id
}
