import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { memo } from '@/lib/core/memo'

async function isMarked(): Promise<boolean> {
  const [facility, account, statistic] = await Promise.all([
    db.facility.findFirst({ where: { isDemo: true }, select: { id: true } }),
    db.account.findFirst({ where: { isDemo: true }, select: { id: true } }),
    db.regionStatistic.findFirst({ where: { isDemo: true }, select: { id: true } }),
  ])
  return facility !== null || account !== null || statistic !== null
}

const remembered = memo((_key: 'demo') => isMarked())

/** Whether anything marked as demo is served: facilities, estimates, or accounts with the published password. */
export function hasDemoData(_actor: Actor): Promise<boolean> {
  return remembered('demo')
}

/** Whether the demo world was ever loaded into this database: one removed on purpose does not come back by itself. */
export async function wasDemoLoaded(_actor: Actor): Promise<boolean> {
  const line = await db.auditEvent.findFirst({ where: { subjectType: 'demo' }, select: { id: true } })
  return line !== null
}
