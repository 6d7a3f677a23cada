import { lookupHash, seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import { settleTimeConflicts } from '@/lib/staff-conflicts/commands'
import { seedDemoAccounts } from './accounts'
import { DEMO_CREDIT_CODE, inventedIdentity } from './operator'
import { randomStream } from './random'

const FENGXIAN = '310120'
/** Digits 3 to 8 are no division: the code can belong to nobody. */
const SECOND_CREDIT_CODE = '52319999MJ0000029R'

/** What the demo world tells of a person barred from care: invented, as is the number. */
export const DEMO_BANNED = { name: '演示某', birth: '19850606', serial: 907 } as const

/**
 * The carer's own account, somebody with whole weeks at two bodies, a ban and a request for a correction. Once, and only
 * where the demo operator is. Returns whether anything was added.
 */
export async function seedDemoStaff(tx: Tx, today: DateString): Promise<boolean> {
  // Locked: of two starts on one database the second finds what the first has made.
  await tx.$queryRaw`select 1 from operator_bodies where credit_code = ${DEMO_CREDIT_CODE} for update`
  const posts = await tx.staffPost.findMany({
    where: { operator: { creditCode: DEMO_CREDIT_CODE, isDemo: true }, isDemo: true, endedOn: null },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
    select: { id: true, personId: true, kind: true, startedOn: true },
  })
  const carer = posts.find(({ kind }) => kind === 'carer')
  const guard = posts.find(({ kind }) => kind === 'guard')
  if (!carer || !guard || (await tx.staffBan.count({ where: { isDemo: true } })) > 0) return false
  await seedDemoAccounts(tx)
  await tx.account.updateMany({
    where: { username: 'carer', role: 'staff', isDemo: true, staffPersonId: null },
    data: { staffPersonId: carer.personId },
  })
  await seedSecondPost(tx, guard.personId, today)
  await seedBan(tx, today)
  await tx.staffCorrection.create({
    data: {
      personId: carer.personId,
      field: `post:${carer.id}:startedOn`,
      current: carer.startedOn.toISOString().slice(0, 10),
      proposed: addDays(today, -700),
      note: '劳动合同上写的是这一天（演示）',
      countyCode: FENGXIAN,
      isDemo: true,
    },
    select: { id: true },
  })
  return true
}

async function seedSecondPost(tx: Tx, personId: string, today: DateString): Promise<void> {
  const random = randomStream('second-body')
  const facility = await tx.facility.findFirst({
    where: { isDemo: true, operatorId: null, status: 'operating', regionPath: { contains: `/${FENGXIAN}/` } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const body = await tx.operatorBody.create({
    data: {
      id: random.id(),
      name: '上海第二示例托育服务中心（演示）',
      creditCode: SECOND_CREDIT_CODE,
      registrationAuthority: 'civil_affairs',
      contactName: '演示联系人',
      isDemo: true,
    },
    select: { id: true },
  })
  if (facility)
    await tx.facility.update({
      where: { id: facility.id },
      data: { operatorId: body.id },
      select: { id: true },
    })
  await tx.staffPost.create({
    data: {
      personId,
      operatorId: body.id,
      facilityId: facility?.id ?? null,
      kind: 'guard',
      startedOn: toDateColumn(addDays(today, -40)),
      isDemo: true,
    },
    select: { id: true },
  })
  await settleTimeConflicts(tx, personId)
}

async function seedBan(tx: Tx, today: DateString): Promise<void> {
  const number = inventedIdentity(DEMO_BANNED.birth, DEMO_BANNED.serial)
  await tx.staffBan.create({
    data: {
      name: DEMO_BANNED.name,
      identityHash: lookupHash(number),
      identitySealed: await seal(number),
      identityMasked: maskIdentityNumber(number),
      ground: 'abuse',
      decisionBody: '奉贤区卫生健康委（演示）',
      decisionNumber: '演示〔2026〕1号',
      decidedOn: toDateColumn(addDays(today, -90)),
      startsOn: toDateColumn(addDays(today, -90)),
      regionCode: FENGXIAN,
      note: '虚构的决定，只用来演示',
      enteredByName: '奉贤检查员乙',
      isDemo: true,
    },
    select: { id: true },
  })
}
