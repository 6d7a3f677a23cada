import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import type { DateString } from '@/lib/format/date'
import { refreshAllRollups, snapshotRollups } from '@/lib/rollups/commands'
import { seedDemoAccounts } from './accounts'
import { seedDemoCertificates } from './certificates'
import { seedDemoDepartments } from './departments'
import { makeDoctorContracts, makeReported, makeTitles } from './evidence'
import { type DemoFacility, makeFacilities } from './facilities'
import { seedDemoFamilies } from './families'
import { seedDemoFilings } from './filings'
import { type Area, loadArea } from './geography'
import { writeHistory } from './history'
import { makeKindergartens } from './kindergartens'
import { seedDemoOperator } from './operator'
import { seedDemoPowers } from './powers'
import { RECIPES } from './recipes'
import { makeSites } from './sites'
import { seedDemoStaff } from './staff'
import { seedDemoStaffFigures } from './staff-figures'
import { seedStatistics } from './statistics'
import { seedDemoTraining } from './training'

type Progress = (line: string) => void

const NEW_TOWN = { name: '奉贤新城', regionCode: '310120', members: ['310120101', '310120002', '310120003'] }
const OPERATOR_TOWN = '310120101'
const LOAD_TIMEOUT_MS = 180_000

/** Loads the demo world in one transaction: killed half-way it leaves nothing. The reference data must be there. */
export async function seedDemo(progress: Progress, today: DateString = todayInShanghai()): Promise<void> {
  await transaction(async (tx) => {
    const areas: Area[] = []
    for (const recipe of RECIPES) areas.push(await loadArea(tx, recipe, today))
    const counts = await seedStatistics(tx, areas, today)
    progress('演示：人口和儿童估算数已载入')
    const facilities: DemoFacility[] = []
    for (const area of areas) {
      const childrenOf = (code: string) => counts.get(`${code}|children_1_to_3`) ?? 0
      facilities.push(...(await seedArea(tx, area, childrenOf, today)))
    }
    progress(`演示：机构 ${facilities.length} 家已载入`)
    await seedPeople(tx, facilities, today)
    // Just loaded, the tables look empty to the planner, and the next statements would take a minute.
    await tx.$executeRaw`analyze regions, facilities, kindergartens, service_sites, titles, doctor_contracts`
    await refreshAllRollups(tx)
    await tx.$executeRaw`analyze rollups`
    await seedDemoTraining(tx, today)
    await seedDemoStaffFigures(tx, today)
    progress('演示：各级汇总已算好')
    progress(`演示：备案办件 ${await seedDemoFilings(tx, today)} 件已载入`)
    const past = await writeHistory(tx, today)
    await snapshotRollups(tx, today, true)
    progress(`演示：24 个月的趋势已写好（${past} 行）`)
    await audit(tx, systemActor('演示数据'), {
      action: 'demo.load',
      subject: { type: 'demo', id: today },
      after: { facilities: facilities.length },
    })
  }, LOAD_TIMEOUT_MS)
}

async function seedArea(
  tx: Tx,
  area: Area,
  childrenOf: (townCode: string) => number,
  today: DateString,
): Promise<DemoFacility[]> {
  const { kindergartens, milestones } = makeKindergartens(area)
  await insert(
    kindergartens.map(({ town, county, hasCare, ...row }) => row),
    (data) => tx.kindergarten.createMany({ data }),
  )
  await insert(milestones, (data) => tx.kindergartenMilestone.createMany({ data }))
  const facilities = makeFacilities(area, kindergartens, childrenOf, today)
  await insert(
    facilities.map(({ county, ...row }) => row),
    (data) => tx.facility.createMany({ data }),
  )
  const { sites, titles } = makeSites(area, today)
  await insert(sites, (data) => tx.serviceSite.createMany({ data }))
  await insert([...titles, ...makeTitles(area.recipe, facilities, today)], (data) =>
    tx.title.createMany({ data }),
  )
  await insert(makeDoctorContracts(area.recipe, facilities, today), (data) =>
    tx.doctorContract.createMany({ data }),
  )
  return facilities
}

async function seedPeople(tx: Tx, facilities: readonly DemoFacility[], today: DateString): Promise<void> {
  await seedDemoAccounts(tx)
  await seedDemoDepartments(tx)
  await seedDemoPowers(tx, today)
  await seedDemoFamilies(tx, today)
  const own = facilities.find(
    (one) =>
      one.regionCode === OPERATOR_TOWN &&
      one.kind === 'care_institution' &&
      one.status === 'operating' &&
      one.inclusive === true &&
      one.enrolled !== null,
  )
  await seedDemoOperator(tx, own?.id ?? null, today)
  await seedDemoCertificates(tx, today)
  await seedDemoStaff(tx, today)
  const planners = await tx.account.findMany({
    where: { role: 'planner', isDemo: true },
    select: { id: true, displayName: true, regionCode: true },
  })
  const figures = makeReported(today, (region) => planners.find((one) => one.regionCode === region))
  await tx.reportedFigure.createMany({ data: figures, skipDuplicates: true })
  const { name, regionCode, members } = NEW_TOWN
  const area = await tx.subArea.findUnique({ where: { regionCode_name: { regionCode, name } } })
  if (!area || (await tx.subAreaMember.count({ where: { subAreaId: area.id } })) > 0) return
  await tx.subAreaMember.createMany({
    data: members.map((code) => ({ subAreaId: area.id, regionCode: code, isDemo: true })),
  })
}

/** A statement holds at most 32,767 values. */
const ROWS_PER_STATEMENT = 800

async function insert<T>(rows: readonly T[], write: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT)
    await write(rows.slice(at, at + ROWS_PER_STATEMENT))
}
