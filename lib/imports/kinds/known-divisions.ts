import 'server-only'
import type { Tx } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import type { RegionLevel } from '@/prisma/generated/enums'

export type KnownDivision = {
  code: string
  name: string
  level: RegionLevel
  anchorCode: string | null
  isInForce: boolean
  inForceFrom: DateString | null
  inForceUntil: DateString | null
  labelLng: number | null
  labelLat: number | null
}

/** The register's entries for these codes, of any time, in one query. */
export async function knownDivisions(
  reader: Tx,
  codes: Iterable<string>,
): Promise<Map<string, KnownDivision>> {
  const rows = await reader.$queryRaw<KnownDivision[]>`
    select r.code, r.name, r.level, r.anchor_code as "anchorCode", in_force(r) as "isInForce",
      r.in_force_from::text as "inForceFrom", r.in_force_until::text as "inForceUntil",
      r.label_lng as "labelLng", r.label_lat as "labelLat"
    from regions r where r.code = any(${[...new Set(codes)]})`
  return new Map(rows.map((row) => [row.code, row]))
}

/** Why a facility cannot be registered under this code today, or null. */
export function facilityDivisionProblem(
  code: string,
  division: KnownDivision | undefined,
  today: DateString,
): string | null {
  if (!division) return `没有区划代码 ${code}，请核对，或先导入区划`
  const named = `${division.name}（${code}）`
  if (!division.isInForce) {
    const { inForceFrom, inForceUntil } = division
    return inForceFrom !== null && inForceFrom > today
      ? `${named}自 ${inForceFrom} 起才启用`
      : `${named}已于 ${inForceUntil} 停用，请改用现行区划代码`
  }
  // Counties and townships have an anchor, and so has a prefecture without counties (东莞).
  return division.anchorCode === null ? `${named}级别太高：机构要登记在区县或街镇` : null
}
