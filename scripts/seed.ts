import { db } from '@/lib/core/db'

// What `npm start` asks for before it serves. Each function may be called again after an interrupted run.

type Say = (line: string) => void

/** Whether this database already holds the reference data of these sources. */
export async function isReferenceCurrent(): Promise<boolean> {
  return false
}

/** Divisions, boundaries, population, calendar, plans. To be filled: prisma/seed/reference. */
export async function seedReference(_say: Say): Promise<void> {}

/** The demo world. To be filled: prisma/seed/demo. One transaction, so that a killed start leaves an empty portal. */
export async function seedDemo(_say: Say): Promise<void> {}

export async function isEmptyOfFacilities(): Promise<boolean> {
  return (await db.facility.findFirst({ select: { id: true } })) === null
}

/** Whether anything marked as demo would be served: facilities, or accounts with the published password. */
export async function hasDemoData(): Promise<boolean> {
  const [facility, account] = await Promise.all([
    db.facility.findFirst({ where: { isDemo: true }, select: { id: true } }),
    db.account.findFirst({ where: { isDemo: true }, select: { id: true } }),
  ])
  return facility !== null || account !== null
}
