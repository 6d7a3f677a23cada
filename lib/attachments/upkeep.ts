import 'server-only'
import { buffer } from 'node:stream/consumers'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { storage } from '@/lib/core/storage'
import { type ScanResult, scanForViruses } from '@/lib/core/virus-scan'
import { postNotice } from '@/lib/notices/commands'
import { forgetUnfinished } from './resumable'

const EVERY_MS = 600_000
const DAY_MS = 86_400_000
const BATCH = 50

/** What keeps files in order without anybody asking: scans what could not be scanned, forgets unfinished uploads. */
async function keepFiles(): Promise<void> {
  await forgetUnfinished(now().getTime() - DAY_MS)
  await scanPending()
}

/** Scans what came in while clamd was away; stops when it still is. Safe in several processes. Returns how many it settled. */
export async function scanPending(address?: string): Promise<number> {
  const waiting = await db.attachment.findMany({
    where: { scan: 'pending' },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
    select: { id: true, storageKey: true },
  })
  let settled = 0
  for (const { id, storageKey } of waiting) {
    const result = await scanForViruses(await buffer(storage().read(storageKey)), address)
    if (result.state === 'unavailable') break
    settled += await settle(id, result)
  }
  return settled
}

async function settle(id: string, result: ScanResult): Promise<number> {
  if (result.state === 'unavailable') return 0
  const state = result.state
  return transaction(async (tx) => {
    const { count } = await tx.attachment.updateMany({
      where: { id, scan: 'pending' },
      data: { scan: state, scannedAt: now() },
    })
    if (count === 0 || result.state !== 'infected') return count
    const file = await tx.attachment.findUniqueOrThrow({
      where: { id },
      select: { operatorId: true, caseId: true, staffPersonId: true, fileName: true },
    })
    const subject = file.caseId
      ? { type: 'filing', id: file.caseId }
      : { type: 'staff_person', id: file.staffPersonId ?? id }
    const after = { fileName: file.fileName, virus: result.virus }
    await audit(tx, systemActor('查毒'), { action: 'attachment.found_infected', subject, after })
    await postNotice(tx, {
      to: { operatorId: file.operatorId },
      kind: 'attachment.infected',
      title: '一个文件查出病毒，请更换',
      text: `“${file.fileName}”查出病毒，不能使用，也不算已交的材料。请在电脑上杀毒，换一个干净的文件上传。`,
      href: file.caseId ? `/operator/filings/${file.caseId}` : '/operator/staff',
      eventKey: `attachment.infected:${id}`,
    })
    return count
  })
}

/** Runs shortly after the start and then every ten minutes. */
export function startFileUpkeep(onError: (error: unknown) => void): void {
  const run = () =>
    keepFiles()
      .catch(onError)
      .finally(() => setTimeout(run, EVERY_MS).unref())
  setTimeout(run, 30_000).unref()
}
