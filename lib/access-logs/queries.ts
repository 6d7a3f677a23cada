import 'server-only'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { actionLabel } from '@/lib/audit/labels'
import { listOwnChildren } from '@/lib/children/queries'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { isPermissionCode, PERMISSIONS } from '@/lib/core/permissions'
import type { AccountRole } from '@/prisma/generated/enums'
import { ACCESS_LABELS, OTHER_GUARDIAN } from './labels'
import type { AccessFilter } from './schema'

export const ACCESS_PER_PAGE = 30

/** One line of who looked at or changed a record. Source: 个人信息保护法 第四十四、四十五条（知情、查阅）. */
export type AccessLine = {
  id: string
  at: Date
  /** Office, name and duty; “您” for the reader; “系统” for a job. */
  who: string
  what: string
  /** The permission it was done by, in words; null for one's own record and jobs. */
  right: string | null
  reason: string | null
  /** Whose record, where somebody reads several. */
  about: string | null
}

type Page = { items: AccessLine[]; page: number; pageSize: number; total: number }

const COLUMNS = {
  id: true,
  at: true,
  actorId: true,
  actorName: true,
  actorRole: true,
  action: true,
  subjectId: true,
  right: true,
  reason: true,
} as const satisfies Prisma.AuditEventSelect

type Row = Prisma.AuditEventGetPayload<{ select: typeof COLUMNS }>

/**
 * Who did what with the records of the guardian's children, newest first, from the guardian's own consent on: what was
 * before belongs to another guardian. Refused attempts are the auditor's business. Throws not_found for no parent.
 */
export async function listChildAccess(actor: Actor, { page }: AccessFilter): Promise<Page> {
  if (actor.role !== 'parent') throw new AppError('not_found')
  const children = await listOwnChildren(actor)
  const where: Prisma.AuditEventWhereInput = {
    OR: children.map(({ id, consentedAt }) => ({
      subjectType: 'child',
      subjectId: id,
      at: { gte: consentedAt },
    })),
    outcome: 'done',
  }
  const names = new Map(children.map(({ id, name }) => [id, name]))
  return readPage(actor, where, page, (row) => names.get(row.subjectId) ?? null)
}

/** Who did what with the record of somebody who works in care, newest first. Throws not_found without a record. */
export async function listStaffAccess(actor: Actor, { page }: AccessFilter): Promise<Page> {
  if (!actor.permissions.has('staff.own') || actor.staffPersonId === null) throw new AppError('not_found')
  const where = { subjectType: 'staff_person', subjectId: actor.staffPersonId, outcome: 'done' }
  return readPage(actor, where, page, () => null)
}

async function readPage(
  actor: Actor,
  where: Prisma.AuditEventWhereInput,
  page: number,
  aboutOf: (row: Row) => string | null,
): Promise<Page> {
  const [total, rows] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * ACCESS_PER_PAGE,
      take: ACCESS_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  const offices = await officesOf(rows)
  const items = rows.map((row) => ({
    id: String(row.id),
    at: row.at,
    who: whoOf(actor, row, offices),
    what: ACCESS_LABELS[row.action] ?? actionLabel(row.action),
    right: row.right && isPermissionCode(row.right) && !isOwn(row) ? PERMISSIONS[row.right].label : null,
    reason: isOtherGuardian(actor, row) ? null : row.reason,
    about: aboutOf(row),
  }))
  return { items, page, pageSize: ACCESS_PER_PAGE, total }
}

const isOwn = (row: Row): boolean => row.right === 'family.use' || row.right === 'staff.own'

const isOtherGuardian = (actor: Actor, row: Row): boolean =>
  row.actorRole === 'parent' && row.actorId !== actor.accountId

function whoOf(actor: Actor, row: Row, offices: Map<string, string>): string {
  if (row.actorId !== null && row.actorId === actor.accountId) return '您'
  if (row.actorRole === 'system') return row.actorName
  if (isOtherGuardian(actor, row)) return OTHER_GUARDIAN
  const office = row.actorId ? offices.get(row.actorId) : undefined
  const duty = ROLE_LABELS[row.actorRole as AccountRole] ?? '其他'
  return `${office ? `${office} ` : ''}${row.actorName}（${duty}）`
}

/** The department of an official, or the body of an operator's person, as they are today. */
async function officesOf(rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))].filter((id) =>
    /^[0-9a-f-]{36}$/i.test(id),
  )
  if (ids.length === 0) return new Map()
  const accounts = await db.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, department: true, operator: { select: { name: true } } },
  })
  return new Map(accounts.map(({ id, department, operator }) => [id, department ?? operator?.name ?? '']))
}
