import 'server-only'
import type { Reader } from '@/lib/core/db'
import type { Namesake } from './rules'

type Sought = {
  name: string
  creditCode: string | undefined
  address: string | undefined
  regionCode: string
  isDemo: boolean
}

/**
 * Records of the same county that may be the facility of a filing: the same code at the same address, or the same name
 * with no other code. The likeliest first. Demo and real records never stand for one another.
 */
export async function findNamesakes(
  reader: Reader,
  { name, creditCode, address, regionCode, isDemo }: Sought,
): Promise<(Namesake & { name: string })[]> {
  const code = creditCode ?? null
  return reader.$queryRaw<(Namesake & { name: string })[]>`
    select f.id, f.name, f.operator_id as "operatorId", f.status, f.credit_code as "creditCode", f.address,
      exists (select from receipts p where p.facility_id = f.id and p.status = 'valid') as "hasValidReceipt"
    from facilities f
    join regions r on r.code = f.region_code
    join regions own on own.code = ${regionCode}
    where coalesce(r.anchor_code, r.code) = coalesce(own.anchor_code, own.code) and f.is_demo = ${isDemo}
      and ((f.credit_code = ${code} and coalesce(f.address, '') = ${address ?? ''})
        or (f.name = ${name} and f.status <> 'closed' and (f.credit_code is null or ${code}::text is null or f.credit_code = ${code})))
    order by (f.credit_code is not distinct from ${code} and coalesce(f.address, '') = ${address ?? ''}) desc,
      f.operator_id nulls last, f.id
    for no key update of f`
}
