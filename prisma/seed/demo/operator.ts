import { lookupHash, seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber } from '@/lib/format/mask'
import type { StaffPostKind } from '@/prisma/generated/enums'
import { inventedIdentity } from './identity'
import { randomStream } from './random'

/** Digits 3 to 8 are no division: the code passes its checks and can belong to nobody. */
export const DEMO_CREDIT_CODE = '52319999MJ000000XM'

const BODY = {
  name: '上海示例托育服务中心（演示）',
  creditCode: DEMO_CREDIT_CODE,
  contactName: '演示机构负责人',
}

type Member = {
  name: string
  birth: string
  kind: StaffPostKind
  qualification: string
  /** Days from today to the end of the health certificate. */
  healthDays: number | null
  isFullTime?: boolean
}

const STAFF: readonly Member[] = [
  {
    name: '演示甲',
    birth: '19800312',
    kind: 'head',
    qualification: '托育机构负责人岗位培训',
    healthDays: 210,
  },
  { name: '演示乙', birth: '19950721', kind: 'carer', qualification: '保育师（三级）', healthDays: 180 },
  { name: '演示丙', birth: '19981105', kind: 'carer', qualification: '育婴员（四级）', healthDays: 20 },
  { name: '演示丁', birth: '19920228', kind: 'carer', qualification: '保育师（四级）', healthDays: -12 },
  {
    name: '演示戊',
    birth: '19880917',
    kind: 'health_worker',
    qualification: '卫生保健专业知识培训合格证',
    healthDays: 300,
  },
  { name: '演示己', birth: '19760504', kind: 'guard', qualification: '保安员证', healthDays: 95 },
  {
    name: '演示庚',
    birth: '19840130',
    kind: 'cook',
    qualification: '',
    healthDays: null,
    isFullTime: false,
  },
]

export { inventedIdentity }

/** Puts the demo operator's account, the facility given and an invented staff under an invented body. */
export async function seedDemoOperator(tx: Tx, facilityId: string | null, today: DateString): Promise<void> {
  const random = randomStream('operator')
  const body = await tx.operatorBody.create({
    data: { ...BODY, id: random.id(), registrationAuthority: 'civil_affairs', isDemo: true },
    select: { id: true },
  })
  await tx.account.updateMany({
    where: { username: 'operator', isDemo: true },
    data: { ...(facilityId ? { facilityId } : {}), operatorId: body.id },
  })
  if (facilityId) await tx.facility.update({ where: { id: facilityId }, data: { operatorId: body.id } })
  const people = STAFF.map((member, index) => {
    const number = inventedIdentity(member.birth, index * 7 + 101)
    return { ...member, id: random.id(), number }
  })
  await tx.staffPerson.createMany({
    data: await Promise.all(
      people.map(async ({ id, name, number }) => ({
        id,
        name,
        identitySealed: await seal(number),
        identityHash: lookupHash(number),
        identityMasked: maskIdentityNumber(number),
        isDemo: true,
      })),
    ),
  })
  await tx.staffPost.createMany({
    data: people.map(({ id, kind, qualification, healthDays, isFullTime = true }, index) => ({
      personId: id,
      operatorId: body.id,
      facilityId,
      kind,
      isFullTime,
      qualification,
      qualificationNumber: qualification ? `演示-${String(index + 1).padStart(4, '0')}` : '',
      healthCertificateUntil: healthDays === null ? null : toDateColumn(addDays(today, healthDays)),
      startedOn: toDateColumn(addDays(today, -random.int(120, 900))),
      isDemo: true,
    })),
  })
}
