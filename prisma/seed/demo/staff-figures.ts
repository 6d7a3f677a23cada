import { lookupHash, seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn, yearStart } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import { refreshRollups } from '@/lib/rollups/commands'
import type { CertificateType, StaffPostKind } from '@/prisma/generated/client'
import { makeClasses, makeDays, makeMonths } from './classes'
import { DEMO_CREDIT_CODE, inventedIdentity } from './operator'
import { type Random, randomStream } from './random'

/** Like the demo operator's own: right in form, nobody's. */
const SECOND_CODE = '52319999MJ0000026G'
const STAFFED = 8

export type Worker = { id: string; kind: StaffPostKind; facilityId: string; isCertified: boolean }

/**
 * Classes, a fortnight of rosters with one short day and half a year of months for the demo operator's facility; staff
 * with certificates and hours for a few more facilities of 奉贤. The rest stays without records, as it would be. Once, and
 * only where the demo operator is. Returns whether anything was added.
 */
export async function seedDemoStaffFigures(tx: Tx, today: DateString): Promise<boolean> {
  // Locked: of two starts on one database the second finds the classes of the first.
  const [body] = await tx.$queryRaw<{ id: string }[]>`
    select id from operator_bodies where credit_code = ${DEMO_CREDIT_CODE} and is_demo for update`
  if (!body || (await tx.careClass.count({ where: { isDemo: true } })) > 0) return false
  const random = randomStream('staff-figures')
  const own = await tx.facility.findFirst({
    where: { operatorId: body.id, isDemo: true, enrolled: { not: null }, status: 'operating' },
    orderBy: { id: 'asc' },
  })
  const regions: string[] = []
  if (own) {
    const classes = await makeClasses(tx, own, random)
    const needed = classes.reduce((sum, one) => sum + one.carers, 0)
    const kinds = Array.from({ length: needed }, () => 'carer' as const)
    const carers = await makeWorkers(tx, random, today, {
      operatorId: body.id,
      facilityId: own.id,
      kinds,
      from: 0,
    })
    await makeDays(tx, { classes, carers, facilityId: own.id, today, random })
    await makeMonths(tx, { classes, today, random })
    await tx.facility.update({
      where: { id: own.id },
      data: { enrolled: classes.reduce((sum, one) => sum + one.enrolled, 0) },
      select: { id: true },
    })
    regions.push(own.regionCode)
  }
  regions.push(...(await staffOthers(tx, random, today)))
  await refreshRollups(tx, regions)
  return true
}

type Place = { operatorId: string; facilityId: string; kinds: readonly StaffPostKind[]; from: number }

/** Invented people with running posts; nearly all carers have their certificates, so that somebody has not. */
async function makeWorkers(
  tx: Tx,
  random: Random,
  today: DateString,
  { operatorId, facilityId, kinds, from }: Place,
): Promise<Worker[]> {
  const workers = kinds.map((kind, at) => {
    const number = inventedIdentity(`19${80 + ((from + at) % 19)}0${1 + (at % 9)}15`, 400 + from + at)
    return {
      id: random.id(),
      kind,
      facilityId,
      number,
      name: `演示员工${from + at + 1}`,
      isCertified: random.chance(0.85),
    }
  })
  await tx.staffPerson.createMany({
    data: await Promise.all(
      workers.map(async ({ id, name, number }) => ({
        ...{ id, name, identityHash: lookupHash(number), isDemo: true },
        identitySealed: await seal(number),
        identityMasked: maskIdentityNumber(number),
      })),
    ),
  })
  await tx.staffPost.createMany({
    data: workers.map(({ id, kind }) => ({
      ...{ personId: id, operatorId, facilityId, kind, isDemo: true },
      startedOn: toDateColumn(addDays(today, -random.int(200, 800))),
    })),
  })
  const certificate = (personId: string, type: CertificateType, until: number | null, at: number) => ({
    ...{ personId, type, state: 'verified' as const, isDemo: true },
    ...(type === 'childcare_worker' ? { level: 4, number: `演示-${personId.slice(-6)}-${at}` } : {}),
    numberKey: type === 'childcare_worker' ? `演示${personId.slice(-6)}${at}`.toUpperCase() : '',
    issuedOn: toDateColumn(addDays(today, (until ?? 300) - 365)),
    validUntil: until === null ? null : toDateColumn(addDays(today, until)),
    submittedByName: '演示数据',
    decidedByName: '演示数据',
    decidedAt: toDateColumn(today),
  })
  await tx.staffCertificate.createMany({
    data: workers.flatMap(({ id, kind, isCertified }, at) => [
      certificate(id, 'health_certificate', 150, at),
      certificate(id, 'background_check', 150, at),
      ...(isCertified && kind !== 'guard' && kind !== 'cook'
        ? [certificate(id, 'childcare_worker', null, at)]
        : []),
    ]),
  })
  return workers
}

const TEAM: readonly StaffPostKind[] = ['head', 'carer', 'carer', 'carer', 'health_worker', 'guard']

/** A second invented body runs a few facilities of 奉贤 with a team each, and hours of this year. */
async function staffOthers(tx: Tx, random: Random, today: DateString): Promise<string[]> {
  const facilities = await tx.facility.findMany({
    where: {
      ...{
        isDemo: true,
        operatorId: null,
        status: 'operating',
        regionPath: { startsWith: '100000/310000/310120/' },
      },
      kind: { in: ['care_institution', 'baobaowu'] },
    },
    orderBy: { id: 'asc' },
    take: STAFFED,
    select: { id: true, regionCode: true },
  })
  if (facilities.length === 0) return []
  const { id: operatorId } = await tx.operatorBody.create({
    data: {
      ...{ id: random.id(), name: '奉贤示例托育联合体（演示）', creditCode: SECOND_CODE, isDemo: true },
      ...{ registrationAuthority: 'civil_affairs', contactName: '演示联系人' },
    },
    select: { id: true },
  })
  const workers: Worker[] = []
  for (const [at, { id: facilityId }] of facilities.entries())
    workers.push(
      ...(await makeWorkers(tx, random, today, {
        operatorId,
        facilityId,
        kinds: TEAM,
        from: 100 + at * TEAM.length,
      })),
    )
  await makeHours(tx, random, today, workers)
  return [...new Set(facilities.map(({ regionCode }) => regionCode))]
}

async function makeHours(
  tx: Tx,
  random: Random,
  today: DateString,
  workers: readonly Worker[],
): Promise<void> {
  const courses = [
    { title: '综合技能全年轮训（演示）', account: 'skill_year', hours: 24, times: 3 },
    { title: '职业道德全年教育（演示）', account: 'ethics_year', hours: 20, times: 2 },
  ] as const
  for (const { title, account, hours, times } of courses) {
    const courseId = random.id()
    await tx.trainingCourse.create({
      data: {
        ...{ id: courseId, title, hours, accounts: [account], isDemo: true },
        ...{ provider: '奉贤区托育服务指导中心（演示）', regionCode: '310120' },
      },
      select: { id: true },
    })
    for (let round = 0; round < times; round += 1) {
      const wanted = addDays(today, -30 - round * 60)
      // A day that has passed, of the year that counts.
      const day = [wanted, yearStart(today)].sort().at(-1) ?? today
      const sessionId = random.id()
      await tx.trainingSession.create({
        data: {
          ...{ id: sessionId, courseId, place: '奉贤区培训中心（演示）', state: 'held', isDemo: true },
          startsAt: new Date(`${day}T01:00:00Z`),
          endsAt: new Date(`${day}T08:00:00Z`),
          codeSealed: await seal(`演示-${sessionId}`),
        },
        select: { id: true },
      })
      await tx.trainingAttendance.createMany({
        data: workers
          .filter(() => random.chance(0.93))
          .map(({ id: personId, facilityId }) => ({
            ...{ id: random.id(), sessionId, personId, facilityId, accounts: [account], hours, isDemo: true },
            ...{ attendedOn: toDateColumn(day), method: 'official' as const, recordedName: '演示数据' },
          })),
      })
    }
  }
}
