import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { likeLiteral } from '@/lib/core/like'
import { type DateString, fromDateColumn } from '@/lib/format/date'
import { normaliseDivisionCode } from '@/lib/regions/code'
import { findRegion } from '@/lib/regions/queries'
import { leadingCode, subtreeRange } from '@/lib/regions/rules'
import type { OperatingStatus, Ownership } from '@/prisma/generated/enums'
import type { PublicFilingsFilter } from './schema'

// What 登记和备案办法（试行）第九条、第十一条 make public is public for every actor.

export type FiledItem = {
  facilityId: string
  name: string
  otherName: string | null
  regionName: string
  regionCode: string
  address: string | null
  ownership: Ownership | null
  filedOn: DateString | null
  creditCode: string | null
  /** As the register has it; `receiptNumber` is set when this portal issued it. */
  filingNumber: string | null
  receiptNumber: string | null
  status: OperatingStatus
  isDemo: boolean
}

export type NoncomplianceItem = FiledItem & {
  number: string
  reasons: { text: string; article: string }[]
  issuedOn: DateString
  issuerName: string
  rectifiedOn: DateString | null
}

type Page<Item> = { items: Item[]; page: number; pageSize: number; total: number }
type Slice = { limit: number; offset: number }

// A name people know it by is no column of the register: the newest accepted case that gives one has it.
const COLUMNS = Prisma.sql`f.id as "facilityId", f.name, f.address, f.ownership, f.status, f.is_demo as "isDemo",
  f.credit_code as "creditCode", f.filing_number as "filingNumber", r.code as "regionCode",
  to_char(f.filed_on, 'YYYY-MM-DD') as "filedOn",
  (select string_agg(a.name, '' order by length(a.path)) from regions a
    where a.code = any(string_to_array(r.path, '/')) and a.level <> 'country') as "regionName",
  (select p.number from receipts p where p.facility_id = f.id and p.status = 'valid') as "receiptNumber",
  (select nullif(c.data->>'other_name', '') from filing_cases c
    where c.facility_id = f.id and c.state in ('filed', 'verified', 'noncompliant') and c.data->>'other_name' is not null
    order by c.received_on desc, c.id desc limit 1) as "otherName"`

/** Facilities whose filing stands, by area and name. Throws invalid for a code no division has. */
export async function listFiled(actor: Actor, filter: PublicFilingsFilter): Promise<Page<FiledItem>> {
  const where = await filedWhere(actor, filter)
  const [items, [counted]] = await Promise.all([
    readFiled(where, sliceOf(filter)),
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from facilities f where ${where}`,
  ])
  return { items, ...pageOf(filter), total: counted?.total ?? 0 }
}

/** Every notice of non-compliance, the newest first; one put right stays and says so. Throws invalid like listFiled. */
export async function listNoncompliant(
  actor: Actor,
  filter: PublicFilingsFilter,
): Promise<Page<NoncomplianceItem>> {
  const where = await noncompliantWhere(actor, filter)
  const [items, [counted]] = await Promise.all([
    readNoncompliant(where, sliceOf(filter)),
    db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from noncompliance_notices n join facilities f on f.id = n.facility_id where ${where}`,
  ])
  return { items, ...pageOf(filter), total: counted?.total ?? 0 }
}

/** What of a facility has been told and not yet been put right: shown on its page while it is open. */
export async function listOpenNotices(actor: Actor, facilityId: string): Promise<NoncomplianceItem[]> {
  if (!z.uuid().safeParse(facilityId).success) return []
  const where = await noncompliantWhere(actor, {})
  return readNoncompliant(
    Prisma.sql`${where} and n.facility_id = ${facilityId}::uuid and n.rectified_on is null`,
    { limit: 20, offset: 0 },
  )
}

/** The notice of a case, for callers that have shown the case; null when nothing was told. */
export async function findNoticeOfCase(actor: Actor, caseId: string): Promise<NoncomplianceItem | null> {
  const where = await noncompliantWhere(actor, {})
  const [notice] = await readNoncompliant(Prisma.sql`${where} and n.case_id = ${caseId}::uuid`, {
    limit: 1,
    offset: 0,
  })
  return notice ?? null
}

const MOST_ROWS = 20_000

/** The whole list for a file. Throws too_large above 20,000 rows, invalid like listFiled. */
export async function listAllPublic(
  actor: Actor,
  filter: PublicFilingsFilter,
): Promise<FiledItem[] | NoncomplianceItem[]> {
  const all = { limit: MOST_ROWS + 1, offset: 0 }
  const items =
    filter.list === 'filed'
      ? await readFiled(await filedWhere(actor, filter), all)
      : await readNoncompliant(await noncompliantWhere(actor, filter), all)
  if (items.length > MOST_ROWS) throw new AppError('too_large')
  return items
}

const pageOf = ({ page, pageSize }: PublicFilingsFilter) => ({ page, pageSize })
const sliceOf = ({ page, pageSize }: PublicFilingsFilter): Slice => ({
  limit: pageSize,
  offset: (page - 1) * pageSize,
})

/** The page is cut before names and numbers are looked up, so that skipped rows cost nothing. */
function readFiled(where: Prisma.Sql, { limit, offset }: Slice): Promise<FiledItem[]> {
  return db.$queryRaw<FiledItem[]>`
    select ${COLUMNS} from (select * from facilities f where ${where}
      order by f.region_path, f.id limit ${limit} offset ${offset}) f
    join regions r on r.code = f.region_code order by f.region_path, f.id`
}

type NoticeRow = FiledItem & {
  number: string
  reasons: unknown
  issuedOn: Date
  issuerName: string
  rectifiedOn: Date | null
}

const reasonsSchema = z.array(z.object({ text: z.string(), article: z.string().default('') })).catch([])

async function readNoncompliant(where: Prisma.Sql, { limit, offset }: Slice): Promise<NoncomplianceItem[]> {
  const rows = await db.$queryRaw<NoticeRow[]>`
    select ${COLUMNS}, n.number, n.reasons, n.issued_on as "issuedOn", n.issuer_name as "issuerName",
      n.rectified_on as "rectifiedOn"
    from noncompliance_notices n join facilities f on f.id = n.facility_id join regions r on r.code = f.region_code
    where ${where} order by n.issued_on desc, n.id desc limit ${limit} offset ${offset}`
  return rows.map((row) => ({
    ...row,
    reasons: reasonsSchema.parse(row.reasons),
    issuedOn: fromDateColumn(row.issuedOn),
    rectifiedOn: row.rectifiedOn && fromDateColumn(row.rectifiedOn),
  }))
}

async function filedWhere(actor: Actor, filter: Wanted): Promise<Prisma.Sql> {
  return Prisma.sql`f.filing_state = 'filed' and f.status <> 'closed' and ${await wanted(actor, filter, 'f')}`
}

const noncompliantWhere = (actor: Actor, filter: Wanted): Promise<Prisma.Sql> => wanted(actor, filter, 'n')

type Wanted = Pick<PublicFilingsFilter, 'region' | 'q'>

async function wanted(actor: Actor, { region, q }: Wanted, table: 'f' | 'n'): Promise<Prisma.Sql> {
  const path = region === undefined ? null : await pathOf(actor, region)
  const column = table === 'f' ? Prisma.sql`f.region_path` : Prisma.sql`n.region_path`
  const range = path && subtreeRange(path)
  const inArea = range ? Prisma.sql`${column} >= ${range.gte} and ${column} < ${range.lt}` : Prisma.sql`true`
  if (q === undefined || q === '') return inArea
  const pattern = `%${likeLiteral(q)}%`
  return Prisma.sql`${inArea} and f.name like ${pattern}`
}

async function pathOf(actor: Actor, text: string): Promise<string> {
  const code = normaliseDivisionCode(leadingCode(text) ?? '')
  const region = code && (await findRegion(actor, code))
  if (!region) throw new AppError('invalid', { region: ['没有这个区划代码'] })
  return region.path
}
