import { systemActor } from '@/lib/core/actor'
import { seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { writeProofRow } from '@/lib/training-proofs/commands'
import { sessionTimes } from '@/lib/training-sessions/rules'
import { newCodeSecret } from '@/lib/training-sessions/sign-in-codes'
import type { ExpertKind, TrainingAccount } from '@/prisma/generated/enums'
import { DEMO_CREDIT_CODE } from './operator'
import { randomStream } from './random'

const FENGXIAN = '310120'

type Course = {
  title: string
  provider: string
  accounts: TrainingAccount[]
  hours: number
  regionCode: string
  isSubsidised?: boolean
  /** Days from today; past ones were held. */
  sessions: number[]
}

const COURSES: readonly Course[] = [
  {
    ...{ title: '婴幼儿照护综合技能（演示）', provider: '奉贤区托育服务指导中心（演示）' },
    ...{ accounts: ['skill_year'], hours: 36, regionCode: FENGXIAN, isSubsidised: true, sessions: [-20, 9] },
  },
  {
    ...{ title: '职业道德和儿童保护（演示）', provider: '奉贤区托育服务指导中心（演示）' },
    ...{ accounts: ['ethics_year'], hours: 40, regionCode: FENGXIAN, sessions: [-12] },
  },
  {
    ...{ title: '托育机构负责人岗位培训（演示）', provider: '云南省托育服务指导中心（演示）' },
    ...{ accounts: ['head_cycle', 'carer_cycle'], hours: 20, regionCode: '530000', sessions: [16] },
  },
]

type Roll = { kind: ExpertKind; regionCode: string; names: string; field?: (at: number) => string }

// The plan names six fields, our copy of it does not: these are examples, and say so.
const FIELDS = ['婴幼儿护理（演示）', '营养喂养（演示）', '心理发展（演示）', '安全急救（演示）']
const ROLLS: readonly Roll[] = [
  { kind: 'expert', regionCode: '530000', names: '甲乙丙丁', field: (at) => FIELDS[at] ?? '' },
  { kind: 'backbone_trainer', regionCode: '320100', names: '甲乙丙' },
  { kind: 'professional', regionCode: '320100', names: '丁戊' },
]

/**
 * Courses, sessions held and planned, the hours of the demo operator's staff, a proof, and a few names on the rolls. Once,
 * and only where the demo operator is. Returns whether anything was added.
 */
export async function seedDemoTraining(tx: Tx, today: DateString): Promise<boolean> {
  // Locked: of two starts on one database the second finds the courses of the first.
  await tx.$queryRaw`select 1 from operator_bodies where credit_code = ${DEMO_CREDIT_CODE} for update`
  const posts = await tx.staffPost.findMany({
    where: { operator: { creditCode: DEMO_CREDIT_CODE, isDemo: true }, isDemo: true, endedOn: null },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    select: { personId: true, kind: true, facilityId: true, facility: { select: { regionCode: true } } },
  })
  if (posts.length === 0 || (await tx.trainingCourse.count({ where: { isDemo: true } })) > 0) return false
  const random = randomStream('training')
  for (const course of COURSES) await makeCourse(tx, course, random, posts, today)
  await makeExperts(tx, random, today)
  // Somebody whose own page shows it: the demo account of a carer is one of these.
  for (const { personId } of posts.filter(({ kind }) => kind === 'carer'))
    await writeProofRow(tx, systemActor('演示数据'), personId)
  const codes = posts.flatMap(({ facility }) => (facility ? [facility.regionCode] : []))
  await refreshRollups(tx, [...codes, ...COURSES.map(({ regionCode }) => regionCode), '320100'])
  return true
}

type Post = { personId: string; facilityId: string | null }
type Random = ReturnType<typeof randomStream>

async function makeCourse(
  tx: Tx,
  { sessions, ...course }: Course,
  random: Random,
  posts: readonly Post[],
  today: DateString,
): Promise<void> {
  const { id: courseId } = await tx.trainingCourse.create({
    data: { ...course, id: random.id(), isDemo: true },
    select: { id: true },
  })
  for (const days of sessions) {
    const day = addDays(today, days)
    const times = sessionTimes(day, '09:00', '16:30')
    if (!times) throw new Error('a demo session has no time')
    const isHeld = days < 0
    const session = {
      ...{ ...times, courseId, place: '南桥镇培训中心（演示）', capacity: 40, isDemo: true },
      ...{ id: random.id(), state: isHeld ? ('held' as const) : ('planned' as const) },
    }
    await tx.trainingSession.create({
      data: { ...session, codeSealed: await seal(newCodeSecret()) },
      select: { id: true },
    })
    if (!isHeld) continue
    // The last two did not come: somebody has to be behind.
    await tx.trainingAttendance.createMany({
      data: posts.slice(0, -2).map(({ personId, facilityId }) => ({
        ...{ sessionId: session.id, personId, facilityId, accounts: course.accounts, hours: course.hours },
        ...{ attendedOn: toDateColumn(day), method: 'official' as const, recordedName: '演示数据' },
        ...{ isDemo: true, id: random.id() },
      })),
      skipDuplicates: true,
    })
  }
}

async function makeExperts(tx: Tx, random: Random, today: DateString): Promise<void> {
  await tx.expert.createMany({
    data: ROLLS.flatMap(({ kind, regionCode, names, field }) =>
      Array.from(names, (name, at) => ({
        ...{ id: random.id(), kind, regionCode, name: `演示专家${name}`, field: field?.(at) ?? '' },
        ...{ employer: '示例单位（演示）', document: '演示名单，不是真实文件', isDemo: true },
        since: toDateColumn(addDays(today, -200)),
      })),
    ),
  })
}
