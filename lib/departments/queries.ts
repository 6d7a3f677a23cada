import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import type { DepartmentDuty } from '@/prisma/generated/enums'

/** Which body answers for a duty in an area. Which one is public: people must know where to turn. */
export type DepartmentRecord = {
  id: string
  regionCode: string
  duty: DepartmentDuty
  name: string
  isDemo: boolean
  version: number
}

const select = {
  id: true,
  regionCode: true,
  duty: true,
  name: true,
  isDemo: true,
  version: true,
} as const satisfies Prisma.DepartmentSelect

/** The department of a county by what it answers for; null where none is registered. */
export async function findDepartment(
  tx: Reader,
  countyCode: string,
  duty: DepartmentDuty,
): Promise<{ name: string } | null> {
  return tx.department.findUnique({
    where: { regionCode_duty: { regionCode: countyCode, duty } },
    select: { name: true },
  })
}

/** The departments of one area, or of all areas, by area and duty. */
export async function listDepartments(
  _actor: Actor,
  filter: { regionCode?: string } = {},
  reader: Reader = db,
): Promise<(DepartmentRecord & { regionName: string })[]> {
  const rows = await reader.department.findMany({
    where: filter,
    orderBy: [{ regionCode: 'asc' }, { duty: 'asc' }],
    select: { ...select, region: { select: { name: true } } },
  })
  return rows.map(({ region, ...row }) => ({ ...row, regionName: region.name }))
}
