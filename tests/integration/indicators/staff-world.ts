import { db, type Prisma, transaction } from '@/lib/core/db'
import { refreshAllRollups } from '@/lib/rollups/commands'
import { randomStream } from '@/prisma/seed/demo/random'
import { REGIONS } from './register-world'

const day = (text: string) => new Date(text)

/** Staff, training, classes and rolls over the register's facilities; also at levels above the county. */
export async function makeStaff(): Promise<void> {
  const random = randomStream('staff-world')
  const facilities = await db.facility.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const operator = await db.operatorBody.create({
    data: {
      name: '托育公司',
      creditCode: '91310000MA1FL0000X',
      registrationAuthority: 'market_regulation',
      contactName: '王园长',
    },
  })
  const people = Array.from({ length: 500 }, (_, index) => ({
    id: random.id(),
    name: `员工${index}`,
    identitySealed: 'sealed',
    identityHash: `hash-${index}`,
    identityMasked: '310***********0000',
  }))
  await db.staffPerson.createMany({ data: people })
  // Every third facility has nobody on record.
  const staffed = facilities.filter((_, index) => index % 3 !== 0)
  const postOf = (personId: string): Prisma.StaffPostCreateManyInput => ({
    personId,
    operatorId: operator.id,
    facilityId: random.chance(0.95) ? random.pick(staffed).id : null,
    kind: random.pick([
      'head',
      'carer',
      'carer',
      'carer',
      'health_worker',
      'guard',
      'cook',
      'other',
    ] as const),
    isFullTime: false,
    startedOn: day(random.pick(['2020-01-01', '2022-01-01', '2999-01-01'])),
    endedOn: random.chance(0.2) ? day('2999-06-01') : null,
  })
  const posts = people.flatMap(({ id }) => (random.chance(0.4) ? [postOf(id), postOf(id)] : [postOf(id)]))
  // The same person in the same kind of post at the same place would be refused.
  const seen = new Set<string>()
  const keyOf = (post: Prisma.StaffPostCreateManyInput) => [post.personId, post.facilityId, post.kind].join()
  await db.staffPost.createMany({
    data: posts.filter((post) => !seen.has(keyOf(post)) && seen.add(keyOf(post))),
  })
  await db.staffCertificate.createMany({
    data: people
      .filter(() => random.chance(0.6))
      .map(({ id }) => ({
        personId: id,
        type: random.pick(['childcare_worker', 'infant_care_worker', 'nurse'] as const),
        state: random.pick(['verified', 'verified', 'verified', 'submitted'] as const),
        validUntil: random.pick([null, day('2023-01-01'), day('2999-01-01')]),
        submittedByName: '王园长',
        decidedAt: new Date(),
      })),
  })
  await makeTraining(people, random)
  await makeMonths(facilities, random)
  await db.expert.createMany({
    data: REGIONS.flatMap(({ code }) =>
      (['expert', 'backbone_trainer', 'professional'] as const).map((kind) => ({
        kind,
        name: `专家${code}`,
        regionCode: code,
        document: '名册',
        since: day('2022-01-01'),
        until: random.pick([null, day('2023-03-01'), day('2999-01-01')]),
      })),
    ),
  })
  await transaction((tx) => refreshAllRollups(tx), 60_000)
}

type Random = ReturnType<typeof randomStream>

async function makeTraining(people: { id: string }[], random: Random): Promise<void> {
  const today = new Date()
  for (const { code } of REGIONS) {
    const { id: courseId } = await db.trainingCourse.create({
      data: {
        title: `培训${code}`,
        provider: '学校',
        accounts: ['skill_year'],
        hours: 4.5,
        regionCode: code,
        isSubsidised: random.chance(0.7),
      },
    })
    const { id: sessionId } = await db.trainingSession.create({
      data: {
        courseId,
        startsAt: today,
        endsAt: new Date(today.getTime() + 1),
        place: '教室',
        codeSealed: 'x',
      },
    })
    await db.trainingAttendance.createMany({
      data: people
        .filter(() => random.chance(0.3))
        .map(({ id }) => ({
          sessionId,
          personId: id,
          accounts: [random.pick(['skill_year', 'ethics_year', 'head_cycle', 'carer_cycle'] as const)],
          hours: 4.5,
          attendedOn: random.pick([today, today, day('2015-01-01')]),
          method: 'official' as const,
          recordedName: '教务',
          ...(random.chance(0.1) ? { revokedAt: today, revokeReason: '代签' } : {}),
        })),
    })
  }
}

async function makeMonths(facilities: { id: string }[], random: Random): Promise<void> {
  const classes = facilities
    .filter(() => random.chance(0.5))
    .flatMap(({ id: facilityId }) =>
      ['小一班', '小二班'].map((name) => ({
        id: random.id(),
        facilityId,
        name,
        kind: 'toddler' as const,
        places: 15,
        openedOn: day('2023-01-01'),
      })),
    )
  await db.careClass.createMany({ data: classes })
  await db.classMonth.createMany({
    data: classes.flatMap(({ id: classId }) =>
      ['2024-01-01', '2024-02-01']
        .filter(() => random.chance(0.8))
        .map((month) => {
          const enrolled = random.int(0, 15)
          const healthRecords = random.chance(0.3) ? null : random.int(0, enrolled)
          return { classId, month: day(month), enrolled, healthRecords, recordedByName: '王园长' }
        }),
    ),
  })
}
