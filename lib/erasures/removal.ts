import 'server-only'
import { seal } from '@/lib/core/crypto'
import { Prisma, type Tx } from '@/lib/core/db'
import type { ErasureCode } from './rules'

/** Storage keys of files whose rows are gone; their bytes are dropped after the commit. */
type Removed = { storageKeys: string[] }
type Remove = (tx: Tx, ids: readonly string[]) => Promise<Removed>

const NONE: Removed = { storageKeys: [] }
const idList = (ids: readonly string[]) => Prisma.sql`(select unnest(${ids}::text[])::uuid)`

const deleteFrom =
  (table: string): Remove =>
  async (tx, ids) => {
    await tx.$executeRaw`delete from ${Prisma.raw(table)} where id in ${idList(ids)}`
    return NONE
  }

/** How the rows found expired are erased: deleted, or emptied where something else counts on the row. */
export const REMOVE: Record<ErasureCode, Remove> = {
  confirmations: deleteFrom('confirmations'),
  sessions: deleteFrom('sessions'),
  notices: deleteFrom('notices'),
  outbox: deleteFrom('outbox_messages'),
  invitations: async (tx, ids) => {
    await tx.invitation.updateMany({ where: { id: { in: [...ids] } }, data: { email: null, phone: null } })
    return NONE
  },
  recovery_codes: deleteFrom('recovery_codes'),
  transfer_codes: deleteFrom('transfer_codes'),
  password_history: deleteFrom('password_history'),
  import_contents: async (tx, ids) => {
    await tx.importRun.updateMany({ where: { id: { in: [...ids] } }, data: { content: null } })
    return NONE
  },
  guardianships: deleteFrom('guardianships'),
  children: deleteFrom('children'),
  staff: eraseStaff,
}

const ERASED_NAME = '（已清除）'

/** The person can no longer be recognised; posts and hours stay as figures (个人信息保护法 第七十三条第四项，匿名化). */
async function eraseStaff(tx: Tx, ids: readonly string[]): Promise<Removed> {
  const people = { in: [...ids] }
  const empty = await seal('')
  await tx.$executeRaw`
    update staff_people set name = ${ERASED_NAME}, identity_sealed = ${empty}, identity_hash = 'erased:' || id,
      identity_masked = '', version = version + 1 where id in ${idList(ids)}`
  const own = { personId: people }
  await tx.staffPost.updateMany({ where: own, data: { qualificationNumber: '' } })
  await tx.staffCertificate.updateMany({
    where: own,
    data: { number: '', numberKey: '', submittedByName: '' },
  })
  await tx.staffCorrection.deleteMany({ where: own })
  await tx.transferCode.deleteMany({ where: own })
  await tx.trainingProof.deleteMany({ where: own })
  await tx.expert.updateMany({ where: own, data: { name: ERASED_NAME } })
  await tx.staffConflict.updateMany({ where: own, data: { detail: {} } })
  await tx.account.updateMany({
    where: { staffPersonId: people },
    data: { isEnabled: false, displayName: ERASED_NAME, email: null, phone: null, staffPersonId: null },
  })
  // Papers in a filing belong to its dossier and go with that.
  const papers = { staffPersonId: people, caseId: null }
  await tx.attachment.updateMany({ where: papers, data: { replacedById: null } })
  const files = await tx.attachment.findMany({ where: papers, select: { storageKey: true } })
  await tx.attachment.deleteMany({ where: papers })
  return { storageKeys: files.map(({ storageKey }) => storageKey) }
}
