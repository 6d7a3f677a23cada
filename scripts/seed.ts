import { systemActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import * as demo from '@/lib/demo/queries'
import { loadedHash, loadReference, referenceActor, referenceHash } from '@/prisma/seed/load-reference'

// What `npm start` asks for before it serves. Each function may be called again after an interrupted run.

type Say = (line: string) => void

/** Whether this database already holds the reference data of these sources. */
export async function isReferenceCurrent(): Promise<boolean> {
  const [loaded, present] = await Promise.all([loadedHash(), referenceHash()])
  return loaded === present
}

/** Divisions, population, calendar, plans and the 67 real institutions of 秦淮, from prisma/seed/reference. */
export async function seedReference(say: Say): Promise<void> {
  await loadReference(say)
}

/** The demo world. One transaction, so that a killed start leaves an empty portal. */
export async function seedDemo(say: Say): Promise<void> {
  const { seedDemo: load } = await import('@/prisma/seed/demo/load')
  await load(say)
}

/** What a demo world loaded by an older version lacks; null when nothing. Never stops a start: demo data is not worth it. */
export async function completeDemo(say: Say): Promise<number | null> {
  const { completeDemo: complete } = await import('@/prisma/seed/demo/complete')
  try {
    return await complete()
  } catch (error) {
    say(`演示办件没有补上，其他不受影响：${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

/** Whether the demo world was here before: removed on purpose it does not come back. */
export function wasDemoLoaded(): Promise<boolean> {
  return demo.wasDemoLoaded(systemActor('启动'))
}

/** Whether nobody has registered a facility: those of the reference data do not count. */
export async function isEmptyOfFacilities(): Promise<boolean> {
  const [own] = await db.$queryRaw<unknown[]>`
    select 1 from facilities f
    where not exists (
      select from import_changes c join import_runs r on r.id = c.run_id
      where c.subject_id = f.id::text and r.actor_name = ${referenceActor.name})
    limit 1`
  return own === undefined
}

/** Whether anything marked as demo would be served: facilities, or accounts with the published password. */
export function hasDemoData(): Promise<boolean> {
  return demo.hasDemoData(systemActor('启动'))
}
