import 'server-only'
import { z } from 'zod'
import { visibleTo } from '@/lib/case-scopes/policy'
import { type Actor, can, isAdmin, isOfficial } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { subtreeRange } from '@/lib/regions/rules'
import { DepartmentDuty, type ScanState } from '@/prisma/generated/enums'
import { CERTIFICATE_MATERIAL, isUsable, readsPaper } from './rules'

export type AttachmentDto = {
  id: string
  material: string
  subtype: string | null
  /** The member of staff whose paper it is; null: a material of the case itself. */
  staffPersonId: string | null
  fileName: string
  mediaType: string
  sizeBytes: number
  sha256: string
  scan: ScanState
  createdAt: Date
  uploadedByName: string
}

/** An earlier file, and how it ended. */
export type PastAttachmentDto = AttachmentDto & { end: 'replaced' | 'removed' | 'left_out' }

export type AttachmentsOf = { caseId: string } | { staffPersonId: string }

const COLUMNS = {
  id: true,
  material: true,
  subtype: true,
  staffPersonId: true,
  fileName: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
  scan: true,
  createdAt: true,
  uploadedByName: true,
} as const satisfies Prisma.AttachmentSelect

const CURRENT = { replacedById: null, removedAt: null } as const
const ORDER = [{ material: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] as const satisfies object[]

/** Duties a department has in a case by the tasks it was given; nobody else has any. */
const ownTasks = (actor: Actor) => ({
  departmentName: actor.department ?? '',
  countyCode: actor.regionCode ?? '',
})

/** A department reads the papers of its duties in the case (data minimisation); everybody else is not held to one. */
function mayReadPaper(actor: Actor, duties: readonly { duty: DepartmentDuty }[]) {
  return ({ material }: { material: string }): boolean =>
    actor.role !== 'department' || duties.some(({ duty }) => readsPaper(duty, material))
}

const isUuid = (text: string) => z.uuid().safeParse(text).success

/**
 * Current files, with those of the staff a case names. The operator sees what is there now; an official what was sent
 * in last, because what was never sent in is the operator's own paper. Nothing for what the actor cannot see.
 */
export async function listAttachments(
  actor: Actor,
  of: AttachmentsOf,
  tx: Reader = db,
): Promise<AttachmentDto[]> {
  if ('staffPersonId' in of) return listOfPerson(actor, of.staffPersonId, tx)
  if (!isUuid(of.caseId)) return []
  const found = await tx.filingCase.findFirst({
    where: { AND: [{ id: of.caseId }, visibleTo(actor)] },
    select: {
      id: true,
      operatorId: true,
      data: true,
      copies: { orderBy: { number: 'desc' }, take: 1, select: { files: true } },
      tasks: { where: ownTasks(actor), select: { duty: true } },
    },
  })
  if (!found) return []
  if (!isOfficial(actor))
    return tx.attachment.findMany({ where: currentOf(found), select: COLUMNS, orderBy: [...ORDER] })
  const sent = await tx.attachment.findMany({
    where: { id: { in: idsIn(found.copies[0]?.files) }, operatorId: found.operatorId },
    select: COLUMNS,
    orderBy: [...ORDER],
  })
  return sent.filter(mayReadPaper(actor, found.tasks))
}

/**
 * What goes into filing_submissions.files: the usable current files of a case and of the staff it names. Infected ones
 * count as missing. The ids kept there are also what officials may read afterwards.
 */
export async function filesOfCase(tx: Reader, caseId: string): Promise<AttachmentDto[]> {
  const found = await tx.filingCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { id: true, operatorId: true, data: true },
  })
  const files = await tx.attachment.findMany({
    where: currentOf(found),
    select: COLUMNS,
    orderBy: [...ORDER],
  })
  return files.filter(isUsable)
}

/** Earlier files of a case, newest first; an official sees those that were sent in once and are not in the last copy. */
export async function listPastAttachments(actor: Actor, caseId: string): Promise<PastAttachmentDto[]> {
  if (!isUuid(caseId)) return []
  const found = await db.filingCase.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    select: {
      operatorId: true,
      copies: { orderBy: { number: 'desc' }, select: { files: true } },
      tasks: { where: ownTasks(actor), select: { duty: true } },
    },
  })
  if (!found) return []
  const last = idsIn(found.copies[0]?.files)
  const sent = found.copies.flatMap(({ files }) => idsIn(files)).filter((id) => !last.includes(id))
  const past = isOfficial(actor)
    ? { id: { in: sent }, operatorId: found.operatorId }
    : { caseId, OR: [{ replacedById: { not: null } }, { removedAt: { not: null } }] }
  const rows = await db.attachment.findMany({
    where: past,
    select: { ...COLUMNS, replacedById: true, removedAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.filter(mayReadPaper(actor, found.tasks)).map(({ replacedById, removedAt, ...file }) => ({
    ...file,
    end: replacedById ? 'replaced' : removedAt ? 'removed' : 'left_out',
  }))
}

/**
 * A file the actor may read, or null: an operator its own; an official what a case they see was sent in with, a
 * department of that only the papers of its duty.
 */
export async function findReadable(actor: Actor, id: string) {
  if (!isUuid(id)) return null
  const found = await db.attachment.findUnique({
    where: { id },
    select: { ...COLUMNS, operatorId: true, caseId: true, storageKey: true },
  })
  if (!found) return null
  if (actor.role === 'operator' && actor.operatorId === found.operatorId) return found
  if (found.material === CERTIFICATE_MATERIAL) return (await readsScan(actor, found)) ? found : null
  if (!isOfficial(actor)) return null
  const sent = await db.filingSubmission.findFirst({
    where: {
      case: { AND: [{ operatorId: found.operatorId }, visibleTo(actor), paperScope(actor, found.material)] },
      files: { array_contains: [{ id }] },
    },
    select: { id: true },
  })
  return sent ? found : null
}

/**
 * A certificate's scan goes along with the person: the person reads it, the body they work for now, and who verifies
 * certificates where it is checked.
 */
async function readsScan(actor: Actor, file: { id: string; staffPersonId: string | null }): Promise<boolean> {
  const { id, staffPersonId } = file
  if (staffPersonId === null) return false
  if (can(actor, 'staff.own')) return actor.staffPersonId === staffPersonId
  if (can(actor, 'operator.staff')) {
    if (actor.operatorId === null) return false
    const where = { personId: staffPersonId, operatorId: actor.operatorId, endedOn: null }
    return (await db.staffPost.count({ where })) > 0
  }
  if (!can(actor, 'certificates.verify')) return false
  if (!isAdmin(actor) && actor.regionPath === null) return false
  const area = isAdmin(actor) ? {} : { county: { path: subtreeRange(actor.regionPath ?? '') } }
  return (await db.staffCertificate.count({ where: { attachmentId: { equals: id }, ...area } })) > 0
}

function paperScope(actor: Actor, material: string): Prisma.FilingCaseWhereInput {
  if (actor.role !== 'department') return {}
  const duties = Object.values(DepartmentDuty).filter((duty) => readsPaper(duty, material))
  return { tasks: { some: { ...ownTasks(actor), duty: { in: duties } } } }
}

async function listOfPerson(actor: Actor, staffPersonId: string, tx: Reader): Promise<AttachmentDto[]> {
  if (!isUuid(staffPersonId)) return []
  if (can(actor, 'staff.own') && actor.staffPersonId === staffPersonId)
    return tx.attachment.findMany({
      where: { staffPersonId, material: CERTIFICATE_MATERIAL, ...CURRENT },
      select: COLUMNS,
      orderBy: [...ORDER],
    })
  if (actor.role !== 'operator' || !actor.operatorId) return []
  const where = { staffPersonId, operatorId: actor.operatorId, ...CURRENT }
  return tx.attachment.findMany({ where, select: COLUMNS, orderBy: [...ORDER] })
}

const staffList = z.object({
  staff: z.array(z.object({ personId: z.uuid() }).catch({ personId: '' })).catch([]),
})

function currentOf(found: { id: string; operatorId: string; data: unknown }): Prisma.AttachmentWhereInput {
  const { staff } = staffList.catch({ staff: [] }).parse(found.data)
  const people = staff.map((member) => member.personId).filter((personId) => personId !== '')
  return {
    ...CURRENT,
    operatorId: found.operatorId,
    OR: [
      { caseId: found.id },
      { caseId: null, staffPersonId: { in: people }, material: { not: CERTIFICATE_MATERIAL } },
    ],
  }
}

const snapshot = z.array(z.object({ id: z.uuid() })).catch([])
const idsIn = (files: unknown): string[] => snapshot.parse(files).map((file) => file.id)
