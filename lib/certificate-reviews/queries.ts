import 'server-only'
import { pickedCertificates } from '@/lib/certificate-comparisons/queries'
import { findShared } from '@/lib/certificates/duplicates'
import { checkedBy } from '@/lib/certificates/policy'
import { CERTIFICATE_COLUMNS, type CertificateDto, toCertificate } from '@/lib/certificates/queries'
import { ENDLESS_TYPES, numberKeyOf } from '@/lib/certificates/rules'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import type { CertificateFilter } from './schema'

export const CERTIFICATES_PER_PAGE = 50

type Where = Prisma.StaffCertificateWhereInput

/** One page of what the actor verifies, what waits longest first, with every flag. */
export async function listCertificates(
  actor: Actor,
  filter: CertificateFilter,
): Promise<{ items: CertificateDto[]; page: number; pageSize: number; total: number }> {
  const today = todayInShanghai()
  const scope: Where = { AND: [checkedBy(actor), ...wanted(filter, today)] }
  const where: Where = filter.flag === 'duplicate' ? { AND: [scope, await duplicates(scope)] } : scope
  const [total, rows] = await Promise.all([
    db.staffCertificate.count({ where }),
    db.staffCertificate.findMany({
      where,
      orderBy: [{ submittedAt: filter.state === 'submitted' ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * CERTIFICATES_PER_PAGE,
      take: CERTIFICATES_PER_PAGE,
      select: CERTIFICATE_COLUMNS,
    }),
  ])
  const items = await withDuplicates(rows.map((row) => toCertificate(row, today)))
  return { items, page: filter.page, pageSize: CERTIFICATES_PER_PAGE, total }
}

/** The named certificates with every flag. */
export async function certificatesToDecide(
  actor: Actor,
  ids: readonly string[],
  reader: Reader = db,
): Promise<CertificateDto[]> {
  return withDuplicates(await pickedCertificates(actor, ids, reader), reader)
}

async function withDuplicates(items: CertificateDto[], reader: Reader = db): Promise<CertificateDto[]> {
  const live = items.filter(({ state }) => state === 'submitted' || state === 'verified')
  const shared = await findShared(
    reader,
    live.map(({ type, number, personId }) => ({ type, numberKey: numberKeyOf(number), personId })),
  )
  return items.map((item) => {
    const isShared = shared.some(
      ({ type, numberKey, personId }) =>
        type === item.type && personId === item.personId && numberKey === numberKeyOf(item.number),
    )
    return isShared && live.includes(item) ? { ...item, flags: ['duplicate', ...item.flags] } : item
  })
}

/** The numbers of the scope that more than one person claims; looked up by the index of numbers. */
async function duplicates(scope: Where): Promise<Where> {
  const rows = await db.staffCertificate.findMany({
    where: { AND: [scope, { numberKey: { not: '' } }] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: 5_000,
    select: { id: true, type: true, numberKey: true, personId: true },
  })
  const shared = await findShared(db, rows)
  const keys = new Set(shared.map(({ type, numberKey, personId }) => `${type} ${numberKey} ${personId}`))
  const ids = rows
    .filter((row) => keys.has(`${row.type} ${row.numberKey} ${row.personId}`))
    .map(({ id }) => id)
  return { id: { in: ids } }
}

function wanted(filter: CertificateFilter, today: DateString): Where[] {
  const { state, type, soon, facility, q } = filter
  const named = q === undefined ? null : numberKeyOf(q)
  return [
    state === 'all' ? {} : { state },
    type === undefined ? {} : { type },
    soon === undefined
      ? {}
      : { validUntil: { gte: toDateColumn(today), lte: toDateColumn(addDays(today, Number(soon))) } },
    facility === undefined
      ? {}
      : {
          person: {
            posts: { some: { endedOn: null, facility: { name: { contains: likeLiteral(facility) } } } },
          },
        },
    q === undefined
      ? {}
      : { OR: [{ numberKey: named ?? '' }, { person: { name: { contains: likeLiteral(q) } } }] },
    flagged(filter.flag, today),
  ]
}

function flagged(flag: CertificateFilter['flag'], today: DateString): Where {
  if (flag === 'unknown_issuer') return { issuerId: null }
  if (flag === 'withdrawn_issuer')
    return { issuer: { OR: [{ isAccepted: false }, { withdrawnOn: { not: null } }] } }
  if (flag === 'no_scan') return { attachmentId: null }
  if (flag === 'ended') return { validUntil: { lt: toDateColumn(today) } }
  if (flag === 'no_end') return { validUntil: null, type: { notIn: [...ENDLESS_TYPES] } }
  return {}
}
