import 'server-only'
import { monthOfBirth } from '@/lib/children/rules'
import { unseal } from '@/lib/core/crypto'
import type { Prisma, Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { fromDateColumn } from '@/lib/format/date'
import { subtreeRange } from '@/lib/regions/rules'
import { POST_LABELS } from '@/lib/staff/labels'
import { type ExportScope, MOST_ROWS } from './rules'

type Contents = {
  header: string[]
  rows: string[][]
  /** Each person once, for the access logs. */
  subjects: { type: 'staff_person' | 'child'; id: string }[]
}

const TOO_MANY = `范围太大，一次最多 ${MOST_ROWS} 行。请按机构或街镇分开申请。`

function refuseMany(rows: readonly unknown[]): void {
  if (rows.length > MOST_ROWS) throw new AppError('invalid', { scopeKind: [TOO_MANY], '': [TOO_MANY] })
}

const numberText = async (withNumbers: boolean, sealed: string | null, masked: string | null) =>
  withNumbers && sealed !== null ? unseal(sealed) : (masked ?? '')

/** What is handed over, as a table: no column the purpose does not need. Throws invalid for too many rows. */
export async function contentsOf(tx: Tx, scope: ExportScope): Promise<Contents> {
  const { kind, targetId } = scope
  if (kind === 'facility_staff') return staffRows(tx, scope, { facilityId: targetId })
  if (kind === 'staff_person') return staffRows(tx, scope, { personId: targetId })
  if (kind === 'child') return childRows(tx, scope, { id: targetId })
  const region = await tx.region.findUniqueOrThrow({ where: { code: targetId }, select: { path: true } })
  return childRows(tx, scope, {
    regionPath: subtreeRange(region.path),
    guardianships: { some: { withdrawnAt: null } },
  })
}

async function staffRows(
  tx: Tx,
  { withNumbers }: ExportScope,
  where: Prisma.StaffPostWhereInput,
): Promise<Contents> {
  const posts = await tx.staffPost.findMany({
    where,
    orderBy: [{ personId: 'asc' }, { startedOn: 'asc' }, { id: 'asc' }],
    take: MOST_ROWS + 1,
    select: {
      kind: true,
      startedOn: true,
      endedOn: true,
      facility: { select: { name: true } },
      operator: { select: { name: true } },
      person: { select: { id: true, name: true, identitySealed: true, identityMasked: true } },
    },
  })
  refuseMany(posts)
  const rows: string[][] = []
  for (const { person, facility, operator, ...post } of posts)
    rows.push([
      person.name,
      await numberText(withNumbers, person.identitySealed, person.identityMasked),
      POST_LABELS[post.kind],
      facility?.name ?? operator.name,
      fromDateColumn(post.startedOn),
      post.endedOn ? fromDateColumn(post.endedOn) : '',
    ])
  const ids = [...new Set(posts.map(({ person }) => person.id))]
  return {
    header: ['姓名', '证件号', '岗位', '单位', '到岗日期', '离岗日期'],
    rows,
    subjects: ids.map((id) => ({ type: 'staff_person' as const, id })),
  }
}

async function childRows(
  tx: Tx,
  { withNumbers }: ExportScope,
  where: Prisma.ChildWhereInput,
): Promise<Contents> {
  const children = await tx.child.findMany({
    where,
    orderBy: { id: 'asc' },
    take: MOST_ROWS + 1,
    select: {
      id: true,
      name: true,
      birthMonth: true,
      identitySealed: true,
      identityMasked: true,
      region: { select: { name: true } },
    },
  })
  refuseMany(children)
  const rows: string[][] = []
  for (const child of children)
    rows.push([
      child.name,
      await numberText(withNumbers, child.identitySealed, child.identityMasked),
      monthOfBirth(fromDateColumn(child.birthMonth)),
      child.region.name,
    ])
  return {
    header: ['姓名', '证件号', '出生年月', '居住地'],
    rows,
    subjects: children.map(({ id }) => ({ type: 'child' as const, id })),
  }
}
