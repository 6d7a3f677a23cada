import 'server-only'
import { visibleTo } from '@/lib/case-scopes/policy'
import { type Actor, can } from '@/lib/core/actor'
import type { Prisma, Reader, Tx } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { procedureDefinition } from '@/lib/procedures/schema'
import { CERTIFICATE_MATERIAL, canChangeFiles, STAFF_MATERIALS } from './rules'
import { type Slot, UploadRefusal } from './schema'

/** A slot the actor may change now. */
export type OpenSlot = {
  operatorId: string
  /** The columns that say which slot a file is in. */
  place: { caseId: string | null; staffPersonId: string | null; material: string }
  subtype: string | null
  subject: { type: 'filing' | 'staff_person'; id: string }
  regionCode: string | null
  isDemo: boolean
}

const LOCK_SPACE = 7_361_050

/** One at a time per operator: neither its space nor a single-file slot can be filled twice at once. */
export async function lockFilesOf(tx: Tx, operatorId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK_SPACE}::int, hashtext(${operatorId}))::text`
}

/**
 * Where an operator's file goes. Throws not_found for a case or a person of somebody else, and refuses a case that was
 * sent in, a material the procedure does not ask, and a kind of document it does not know.
 */
export async function openSlot(tx: Reader, actor: Actor, slot: Slot): Promise<OpenSlot> {
  if (can(actor, 'staff.own')) return slotOfSelf(tx, actor, slot)
  if (!can(actor, slot.staffPersonId ? 'operator.staff' : 'operator.run') || !actor.operatorId)
    throw new AppError('not_found')
  if (slot.staffPersonId) return slotOfPerson(tx, actor, actor.operatorId, slot, slot.staffPersonId)
  if (!slot.caseId) throw new AppError('not_found')
  const found = await tx.filingCase.findFirst({
    where: { AND: [{ id: slot.caseId }, visibleTo(actor)] },
    select: {
      operatorId: true,
      state: true,
      regionCode: true,
      isDemo: true,
      procedure: { select: { definition: true } },
    },
  })
  if (!found) throw new AppError('not_found')
  if (!canChangeFiles(found.state)) throw new UploadRefusal('closed')
  return {
    operatorId: found.operatorId,
    place: { caseId: slot.caseId, staffPersonId: null, material: slot.material },
    subtype: subtypeOf(found.procedure.definition, slot),
    subject: { type: 'filing', id: slot.caseId },
    regionCode: found.regionCode,
    isDemo: found.isDemo,
  }
}

function subtypeOf(definition: Prisma.JsonValue, slot: Slot): string | null {
  const { materials } = procedureDefinition.pick({ materials: true }).parse(definition)
  const material = materials.find(({ code, perStaff }) => code === slot.material && !perStaff)
  if (!material) throw new UploadRefusal('unknown_material')
  if (material.subtypes.length === 0) return null
  if (!material.subtypes.some(({ code }) => code === slot.subtype)) throw new UploadRefusal('no_subtype')
  return slot.subtype
}

/** A paper of a member of staff is the person's with this operator; it may change any time, submissions keep theirs. */
async function slotOfPerson(
  tx: Reader,
  actor: Actor,
  operatorId: string,
  slot: Slot,
  personId: string,
): Promise<OpenSlot> {
  const post = await tx.staffPost.findFirst({ where: { personId, operatorId }, select: { isDemo: true } })
  if (!post) throw new AppError('not_found')
  if (!STAFF_MATERIALS.includes(slot.material)) throw new UploadRefusal('unknown_material')
  return {
    operatorId,
    place: { caseId: null, staffPersonId: personId, material: slot.material },
    subtype: null,
    subject: { type: 'staff_person', id: personId },
    regionCode: null,
    isDemo: actor.isDemo || post.isDemo,
  }
}

/** A person's own scan of a certificate, kept with the body the person works for now. Without one there is no place. */
async function slotOfSelf(tx: Reader, actor: Actor, slot: Slot): Promise<OpenSlot> {
  const personId = actor.staffPersonId
  if (personId === null || slot.staffPersonId !== personId || slot.material !== CERTIFICATE_MATERIAL)
    throw new AppError('not_found')
  const post = await tx.staffPost.findFirst({
    where: { personId, endedOn: null },
    orderBy: [{ isFullTime: 'desc' }, { startedOn: 'asc' }, { id: 'asc' }],
    select: { operatorId: true },
  })
  if (!post) throw new AppError('not_found')
  return slotOfPerson(tx, actor, post.operatorId, slot, personId)
}

/** Throws when the operator's space would overflow: replaced and removed files count, they are kept. */
export async function refuseOverQuota(tx: Reader, operatorId: string, moreBytes: number): Promise<void> {
  const { _sum } = await tx.attachment.aggregate({ where: { operatorId }, _sum: { sizeBytes: true } })
  const most = env.PORTAL_OPERATOR_FILES_MB * 1024 * 1024
  if ((_sum.sizeBytes ?? 0) + moreBytes > most) throw new UploadRefusal('quota')
}
