import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { likeLiteral } from '@/lib/core/like'
import type { TrainingAccount } from '@/prisma/generated/enums'
import { keptBy } from './policy'
import type { CourseFilter } from './schema'

export type CourseDto = {
  id: string
  title: string
  provider: string
  accounts: TrainingAccount[]
  hours: number
  regionCode: string
  regionName: string
  regionPath: string
  isSubsidised: boolean
  note: string
  isEnabled: boolean
  isDemo: boolean
  version: number
}

const COLUMNS = {
  ...{ id: true, title: true, provider: true, accounts: true, hours: true, note: true },
  ...{ regionCode: true, regionPath: true, region: { select: { name: true } } },
  ...{ isSubsidised: true, isEnabled: true, isDemo: true, version: true },
} as const satisfies Prisma.TrainingCourseSelect

const toDto = ({
  region,
  hours,
  ...row
}: Prisma.TrainingCourseGetPayload<{ select: typeof COLUMNS }>): CourseDto => ({
  ...row,
  hours: Number(hours),
  regionName: region.name,
})

const COURSES_PER_PAGE = 50

/** One page of the courses of the actor's area: those on offer first, the newest before older ones. */
export async function listCourses(
  actor: Actor,
  { q, page }: CourseFilter,
): Promise<{ items: CourseDto[]; page: number; pageSize: number; total: number }> {
  const contains = { contains: likeLiteral(q) }
  const text = q === '' ? {} : { OR: [{ title: contains }, { provider: contains }] }
  const where = { AND: [keptBy(actor), text] }
  const [total, rows] = await Promise.all([
    db.trainingCourse.count({ where }),
    db.trainingCourse.findMany({
      where,
      orderBy: [{ isEnabled: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * COURSES_PER_PAGE,
      take: COURSES_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page, pageSize: COURSES_PER_PAGE, total }
}

/** Null for a course that is not there or not of the actor's area. */
export async function findCourse(actor: Actor, id: string, reader: Reader = db): Promise<CourseDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.trainingCourse.findFirst({
    where: { AND: [keptBy(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}
