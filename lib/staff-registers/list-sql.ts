import { numberKeyOf } from '@/lib/certificates/rules'
import { Prisma } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import { subtreeRange } from '@/lib/regions/rules'
import type { StaffSearch } from './rules'
import type { StaffFilter } from './schema'

const MOST_FACILITIES = 200
const LAST_LETTER = '\u{10ffff}'

export type ListScope = { area: string }

function conditions({ area }: ListScope, filter: StaffFilter, search: StaffSearch): Prisma.Sql[] {
  const { kind, certificate, conflict, facility, standing } = filter
  const where = [standing === 'left' ? Prisma.sql`s.ended_on is not null` : Prisma.sql`s.ended_on is null`]
  const range = area === '' ? null : subtreeRange(area)
  if (range) where.push(Prisma.sql`s.region_path >= ${range.gte} and s.region_path < ${range.lt}`)
  if (kind) where.push(Prisma.sql`s.kind = ${kind}::"StaffPostKind"`)
  if (certificate === 'none')
    where.push(
      Prisma.sql`not exists (select from staff_certificates c where c.person_id = s.person_id and c.state <> 'rejected')`,
    )
  else if (certificate)
    where.push(Prisma.sql`exists (select from staff_certificates c
      where c.person_id = s.person_id and c.state = ${certificate}::"CertificateState")`)
  if (conflict)
    where.push(Prisma.sql`s.person_id in (select person_id from staff_conflicts where state = 'open')`)
  if (facility)
    where.push(Prisma.sql`s.facility_id in (select f.id from facilities f
      where f.name ilike ${`%${likeLiteral(facility)}%`}
        ${range ? Prisma.sql`and f.region_path >= ${range.gte} and f.region_path < ${range.lt}` : Prisma.empty}
      order by f.region_path, f.id limit ${MOST_FACILITIES})`)
  if (search.by === 'certificate')
    where.push(
      Prisma.sql`s.person_id in (select person_id from staff_certificates where number_key = ${numberKeyOf(search.number)})`,
    )
  if (search.by === 'name')
    where.push(Prisma.sql`lower(p.name) collate "C" >= ${search.start}
      and lower(p.name) collate "C" < ${`${search.start}${LAST_LETTER}`}`)
  return where
}

const from = (search: StaffSearch) =>
  search.by === 'name'
    ? Prisma.sql`staff_people p join staff_posts s on s.person_id = p.id`
    : Prisma.sql`staff_posts s`

/** Ids of one page: by area and then as they were entered, which is the order of the index; by name when one is looked for. */
export function pageStatement(
  scope: ListScope,
  filter: StaffFilter,
  search: StaffSearch,
  limit: number,
): Prisma.Sql {
  const where = conditions(scope, filter, search)
  if (filter.after && search.by !== 'name')
    where.push(Prisma.sql`(s.region_path, s.id) >
      ((select region_path from staff_posts where id = ${filter.after}::uuid), ${filter.after}::uuid)`)
  const order =
    search.by === 'name' ? Prisma.sql`lower(p.name) collate "C", s.id` : Prisma.sql`s.region_path, s.id`
  return Prisma.sql`select s.id::text as id from ${from(search)}
    where ${Prisma.join(where, ' and ')} order by ${order} limit ${limit}`
}

/** How many there are, counted no further than `most`. */
export const countStatement = (
  scope: ListScope,
  filter: StaffFilter,
  search: StaffSearch,
  most: number,
): Prisma.Sql => Prisma.sql`
  select count(*)::int as count from (select 1 from ${from(search)}
    where ${Prisma.join(conditions(scope, filter, search), ' and ')} limit ${most}) counted`
