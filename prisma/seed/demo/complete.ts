import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { seedDemoCertificates } from './certificates'
import { seedDemoDepartments } from './departments'
import { seedDemoFamilies } from './families'
import { seedDemoFilings } from './filings'
import { DEMO_CREDIT_CODE, seedDemoOperator } from './operator'
import { seedDemoPowers } from './powers'
import { seedDemoStaff } from './staff'
import { seedDemoStaffFigures } from './staff-figures'
import { seedDemoTraining } from './training'

/**
 * A demo world loaded before filings were dealt with here gets what it lacks: the operator's body and staff, departments,
 * cases. In one transaction, once, and nothing that is there is changed but the demo operator's own account and facility.
 * Returns how many cases were added, null when nothing is missing. The reference data must be current.
 */
export function completeDemo(today: DateString = todayInShanghai()): Promise<number | null> {
  return transaction(async (tx) => {
    // Of two starts on one database the second waits, and finds everything there.
    await tx.$queryRaw`select pg_advisory_xact_lock(${COMPLETING})::text`
    // Removed by hand: it does not come back in parts.
    if ((await tx.account.count({ where: { username: 'operator', isDemo: true } })) === 0) return null
    const cases = await completeFilings(tx, today)
    await seedDemoCertificates(tx, today)
    // A world of before there were hours of training: courses, sessions, rolls.
    await seedDemoTraining(tx, today)
    await seedDemoStaffFigures(tx, today)
    await seedDemoFamilies(tx, today)
    // A world of before people in care had a room of their own.
    await seedDemoStaff(tx, today)
    await seedDemoPowers(tx, today)
    return cases
  }, 180_000)
}

const COMPLETING = 7_361_077

async function completeFilings(tx: Tx, today: DateString): Promise<number | null> {
  const account = await tx.account.findFirst({
    where: { username: 'operator', role: 'operator', isDemo: true, operatorId: null },
    select: { facilityId: true },
  })
  if (!account || (await tx.operatorBody.count({ where: { creditCode: DEMO_CREDIT_CODE } })) > 0) return null
  await seedDemoDepartments(tx)
  await seedDemoOperator(tx, await freeFacility(tx, account.facilityId), today)
  const cases = await seedDemoFilings(tx, today)
  await audit(tx, systemActor('演示数据'), {
    action: 'demo.load',
    subject: { type: 'demo', id: today },
    after: { cases },
  })
  return cases
}

/** The facility of the account, unless it is real or somebody else runs it by now. */
async function freeFacility(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null
  const found = await tx.facility.findFirst({
    where: { id, isDemo: true, operatorId: null },
    select: { id: true },
  })
  return found?.id ?? null
}
