import 'server-only'
import { createHash } from 'node:crypto'
import { type Actor, isAdmin, isOfficial } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { heicToJpeg } from '@/lib/core/heic'
import { newStorageKey, readVerified, storage } from '@/lib/core/storage'
import { scanForViruses } from '@/lib/core/virus-scan'
import type { ScanState } from '@/prisma/generated/enums'
import { kindOf } from './content'
import { findReadable } from './queries'
import {
  isSingleFile,
  MEDIA_TYPE,
  MOST_FILE_BYTES,
  MOST_PIXELS,
  mostFilesOf,
  nameOf,
  type StoredKind,
} from './rules'
import { type Slot, UploadRefusal } from './schema'
import { lockFilesOf, type OpenSlot, openSlot, refuseOverQuota } from './slots'

export type SentFile = { name: string; content: Uint8Array }
type Prepared = { kind: StoredKind; content: Uint8Array; sha256: string; scan: ScanState; name: string }

/**
 * Takes a file into a slot: looks at its bytes, turns HEIC into JPEG, scans, keeps, records. The same bytes sent twice
 * to the same place are one file. Throws UploadRefusal with what the person can do, not_found for what is not theirs.
 */
export async function storeAttachment(actor: Actor, slot: Slot, file: SentFile): Promise<{ id: string }> {
  // Asked again under the lock; here it spares a stranger's file all work.
  const early = await openSlot(db, actor, slot)
  await refuseOverQuota(db, early.operatorId, file.content.length)
  const prepared = await prepare(actor, early, file)
  const storageKey = newStorageKey()
  await storage().put(storageKey, prepared.content)
  try {
    const { id, isNew } = await transaction((tx) => record(tx, actor, slot, prepared, storageKey))
    if (!isNew) await storage().remove(storageKey)
    return { id }
  } catch (error) {
    // Any other error may hide a commit that went through: bytes nobody names are better than a name without bytes.
    if (error instanceof AppError) await storage().remove(storageKey)
    throw error
  }
}

async function prepare(actor: Actor, open: OpenSlot, file: SentFile): Promise<Prepared> {
  const found = await kindOf(file.content)
  if ('problem' in found) throw new UploadRefusal(found.problem)
  const kind = found.kind === 'heic' ? 'jpeg' : found.kind
  const content = found.kind === 'heic' ? await jpegOf(file.content) : file.content
  // What was sent is scanned, not what we made of it.
  const scan = await scanForViruses(file.content)
  if (scan.state === 'infected') {
    const after = { fileName: nameOf(file.name, kind), material: open.place.material, virus: scan.virus }
    const line = { subject: open.subject, regionCode: open.regionCode, after }
    await transaction((tx) => audit(tx, actor, { action: 'attachment.refuse_infected', ...line }))
    throw new UploadRefusal('infected')
  }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const state = scan.state === 'unavailable' ? 'pending' : scan.state
  return { kind, content, sha256, scan: state, name: nameOf(file.name, kind) }
}

async function jpegOf(heic: Uint8Array): Promise<Uint8Array> {
  const result = await heicToJpeg(heic, { mostPixels: MOST_PIXELS, mostBytes: MOST_FILE_BYTES })
  if ('problem' in result) throw new UploadRefusal(result.problem)
  return result.jpeg
}

const CURRENT = { replacedById: null, removedAt: null } as const

async function record(tx: Tx, actor: Actor, slot: Slot, file: Prepared, storageKey: string) {
  const open = await lockSlot(tx, actor, slot)
  const current = await tx.attachment.findMany({
    where: { operatorId: open.operatorId, ...open.place, ...CURRENT },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sha256: true, subtype: true, fileName: true },
  })
  const same = current.find(({ sha256, subtype }) => sha256 === file.sha256 && subtype === open.subtype)
  if (same && (slot.replaces === null || slot.replaces === same.id)) return { id: same.id, isNew: false }
  await refuseOverQuota(tx, open.operatorId, file.content.length)
  const oldId =
    slot.replaces && !isSingleFile(slot.material) ? await endOfChain(tx, open, slot.replaces) : null
  const old = isSingleFile(slot.material) ? current.at(-1) : current.find(({ id }) => id === oldId)
  if (!old && current.length >= mostFilesOf(open.place.material)) throw new UploadRefusal('too_many_files')
  const after = {
    material: open.place.material,
    subtype: open.subtype,
    fileName: file.name,
    sizeBytes: file.content.length,
    sha256: file.sha256,
    scan: file.scan,
  }
  const { id } = await tx.attachment.create({
    data: {
      operatorId: open.operatorId,
      ...open.place,
      ...after,
      mediaType: MEDIA_TYPE[file.kind],
      storageKey,
      scannedAt: file.scan === 'clean' ? now() : null,
      uploadedById: actor.accountId,
      uploadedByName: actor.name,
      isDemo: open.isDemo,
    },
    select: { id: true },
  })
  if (old) await tx.attachment.update({ where: { id: old.id }, data: { replacedById: id } })
  await audit(tx, actor, {
    action: old ? 'attachment.replace' : 'attachment.upload',
    subject: open.subject,
    regionCode: open.regionCode,
    before: old && { fileName: old.fileName, sha256: old.sha256 },
    after: { id, ...after },
  })
  return { id, isNew: true }
}

/** The slot with everybody else kept out: no other file of the operator, no submission of the case meanwhile. */
async function lockSlot(tx: Tx, actor: Actor, slot: Slot): Promise<OpenSlot> {
  const operatorId = actor.operatorId ?? (await openSlot(tx, actor, slot)).operatorId
  await lockFilesOf(tx, operatorId)
  if (slot.caseId)
    await tx.$queryRaw`select 1 as held from filing_cases where id = ${slot.caseId}::uuid for update`
  return openSlot(tx, actor, slot)
}

/** What stands where a file stood: of two who replace it at once, the second replaces the first one's. */
async function endOfChain(tx: Tx, open: OpenSlot, from: string): Promise<string> {
  const where = { operatorId: open.operatorId, ...open.place }
  let found = await tx.attachment.findFirst({ where: { id: from, ...where } })
  if (!found) throw new AppError('not_found')
  while (found.replacedById) {
    found = await tx.attachment.findUniqueOrThrow({ where: { id: found.replacedById } })
  }
  return found.id
}

/** Marks a file as removed; it stays in the history. Removing twice is once. Throws as storeAttachment does. */
export async function removeAttachment(actor: Actor, slot: Slot, id: string): Promise<void> {
  await transaction(async (tx) => {
    const open = await lockSlot(tx, actor, slot)
    const found = await tx.attachment.findFirst({
      where: { id, operatorId: open.operatorId, ...open.place },
      select: { removedAt: true, replacedById: true, fileName: true, material: true },
    })
    if (!found) throw new AppError('not_found')
    if (found.removedAt) return
    if (found.replacedById) throw new AppError('conflict')
    await tx.attachment.update({ where: { id }, data: { removedAt: now() } })
    await audit(tx, actor, {
      action: 'attachment.remove',
      subject: open.subject,
      regionCode: open.regionCode,
      before: { fileName: found.fileName, material: found.material },
    })
  })
}

/**
 * A file to hand over, its bytes checked against the hash; every reading by an official leaves a line. Throws not_found
 * for what the actor may not read, conflict (with a sentence) for a file that is infected or not scanned yet.
 */
export async function openAttachment(actor: Actor, id: string) {
  const found = await findReadable(actor, id)
  if (!found) throw new AppError('not_found')
  if (found.scan === 'infected') throw new AppError('conflict', { '': ['这个文件查出病毒，不能下载。'] })
  if (found.scan === 'pending' && (isOfficial(actor) || isAdmin(actor))) {
    throw new AppError('conflict', { '': ['这个文件正在查毒，请过几分钟再下载。'] })
  }
  const body = await readVerified(storage(), found.storageKey, found.sha256)
  if (isOfficial(actor) || isAdmin(actor)) {
    const subject = found.caseId
      ? { type: 'filing', id: found.caseId }
      : { type: 'staff_person', id: found.staffPersonId ?? found.id }
    const after = { id, fileName: found.fileName, material: found.material }
    await transaction((tx) => audit(tx, actor, { action: 'attachment.download', subject, after }))
  }
  return { body, fileName: found.fileName, mediaType: found.mediaType, sizeBytes: found.sizeBytes }
}

/** Deletes the demo world's attachments, in the caller's transaction; their bytes go by dropBytes once it is committed. */
export async function removeDemoAttachments(tx: Tx): Promise<{ count: number; storageKeys: string[] }> {
  // A chain of replacements cannot be deleted link by link.
  await tx.attachment.updateMany({ where: { isDemo: true }, data: { replacedById: null } })
  const rows = await tx.attachment.findMany({ where: { isDemo: true }, select: { storageKey: true } })
  const { count } = await tx.attachment.deleteMany({ where: { isDemo: true } })
  return { count, storageKeys: rows.map(({ storageKey }) => storageKey) }
}

export async function dropBytes(storageKeys: readonly string[]): Promise<void> {
  for (const key of storageKeys) await storage().remove(key)
}
