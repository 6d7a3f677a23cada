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
export async function completeDemo(today: DateString = todayInShanghai()): Promise<number | null> {
  const cases = await completeFilings(today)
  await transaction((tx) => seedDemoCertificates(tx, today))
  // A world of before there were hours of training: courses, sessions, rolls.
  await transaction((tx) => seedDemoTraining(tx, today), 60_000)
  await transaction((tx) => seedDemoStaffFigures(tx, today), 60_000)
  await transaction((tx) => seedDemoFamilies(tx, today))
  // A world of before people in care had a room of their own.
  await transaction((tx) => seedDemoStaff(tx, today), 60_000)
  await transaction((tx) => seedDemoPowers(tx, today))
  return cases
}

async function completeFilings(today: DateString): Promise<number | null> {
  return transaction(async (tx) => {
    // Locked: of two starts on one database the second finds the body of the first.
    const [account] = await tx.$queryRaw<{ facility_id: string | null }[]>`
      select facility_id from accounts
      where username = 'operator' and role = 'operator' and is_demo and operator_id is null for update`
    if (!account || (await tx.operatorBody.count({ where: { creditCode: DEMO_CREDIT_CODE } })) > 0)
      return null
    await seedDemoDepartments(tx)
    await seedDemoOperator(tx, await freeFacility(tx, account.facility_id), today)
    const cases = await seedDemoFilings(tx, today)
    await audit(tx, systemActor('演示数据'), {
      action: 'demo.load',
      subject: { type: 'demo', id: today },
      after: { cases },
    })
    return cases
  }, 60_000)
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
