import { issuerNameKey } from '@/lib/certificate-issuers/rules'
import { numberKeyOf } from '@/lib/certificates/rules'
import type { Prisma, Tx } from '@/lib/core/db'
import { addDays, addMonths, type DateString, toDateColumn } from '@/lib/format/date'
import type { CertificateState, CertificateType } from '@/prisma/generated/enums'
import { DEMO_CREDIT_CODE } from './operator'
import { randomStream } from './random'

const SKILLS = '上海市职业技能评价中心（演示）'
const CLINIC = '奉贤区疾病预防控制中心（演示）'
const SCHOOL = '示例职业培训学校（演示）'
const POLICE = '奉贤公安分局（演示）'

const ISSUERS = [
  {
    name: SKILLS,
    types: ['childcare_worker', 'infant_care_worker', 'child_development_guide'],
    regionCode: '310000',
    withdrawnDaysAgo: null,
  },
  { name: CLINIC, types: ['health_certificate'], regionCode: '310120', withdrawnDaysAgo: null },
  {
    name: SCHOOL,
    types: ['carer_training', 'head_training', 'childcare_worker'],
    regionCode: '310120',
    withdrawnDaysAgo: 400,
  },
] as const satisfies {
  name: string
  types: CertificateType[]
  regionCode: string
  withdrawnDaysAgo: number | null
}[]

type Recipe = {
  who: string
  type: CertificateType
  state: CertificateState
  level?: number
  issuer: string
  issuedDaysAgo: number
  /** Days from today to the last day; absent: no end. */
  endsIn?: number
  reason?: string
}

const yearly = (who: string, type: 'health_certificate' | 'background_check', endsIn: number): Recipe => ({
  who,
  type,
  state: endsIn < 0 ? 'expired' : 'verified',
  issuer: type === 'health_certificate' ? CLINIC : POLICE,
  issuedDaysAgo: 365 - endsIn,
  endsIn,
})

/** One of every state; 演示丙's health certificate ends soon, 演示丁 must not count. */
const RECIPES: readonly Recipe[] = [
  yearly('演示甲', 'health_certificate', 210),
  yearly('演示甲', 'background_check', 150),
  {
    who: '演示甲',
    type: 'head_training',
    state: 'verified',
    issuer: SKILLS,
    issuedDaysAgo: 500,
    endsIn: 1300,
  },
  yearly('演示乙', 'health_certificate', 180),
  yearly('演示乙', 'background_check', 200),
  {
    who: '演示乙',
    type: 'childcare_worker',
    state: 'verified',
    level: 3,
    issuer: SKILLS,
    issuedDaysAgo: 700,
  },
  {
    who: '演示乙',
    type: 'first_aid',
    state: 'submitted',
    issuer: '奉贤区红十字会',
    issuedDaysAgo: 30,
    endsIn: 1000,
  },
  yearly('演示丙', 'health_certificate', 20),
  yearly('演示丙', 'background_check', 240),
  {
    who: '演示丙',
    type: 'infant_care_worker',
    state: 'verified',
    level: 4,
    issuer: SKILLS,
    issuedDaysAgo: 600,
  },
  yearly('演示丁', 'health_certificate', -12),
  {
    who: '演示丁',
    type: 'background_check',
    state: 'rejected',
    issuer: POLICE,
    issuedDaysAgo: 20,
    endsIn: 344,
    reason: '查询结果缺少盖章，请重新交',
  },
  {
    who: '演示丁',
    type: 'childcare_worker',
    state: 'submitted',
    level: 4,
    issuer: SCHOOL,
    issuedDaysAgo: 90,
  },
  {
    who: '演示戊',
    type: 'health_worker_training',
    state: 'verified',
    issuer: '奉贤区妇幼保健所',
    issuedDaysAgo: 300,
    endsIn: 430,
  },
  yearly('演示戊', 'background_check', 80),
  { ...yearly('演示戊', 'health_certificate', 340), state: 'submitted' },
  yearly('演示己', 'health_certificate', 95),
  {
    who: '演示己',
    type: 'security_guard',
    state: 'revoked',
    issuer: POLICE,
    issuedDaysAgo: 800,
    reason: '发证机关已吊销',
  },
]

/** Puts two accepted issuers, one withdrawn, and certificates of the demo staff in every state. Once. */
export async function seedDemoCertificates(tx: Tx, today: DateString): Promise<void> {
  const random = randomStream('certificates')
  const posts = await tx.staffPost.findMany({
    where: { operator: { creditCode: DEMO_CREDIT_CODE }, isDemo: true, endedOn: null },
    select: { personId: true, operatorId: true, person: { select: { name: true } } },
  })
  if (posts.length === 0 || (await tx.certificateIssuer.count({ where: { isDemo: true } })) > 0) return
  const issuers = ISSUERS.map(({ withdrawnDaysAgo, ...issuer }) => ({
    ...issuer,
    id: random.id(),
    types: [...issuer.types],
    nameKey: issuerNameKey(issuer.name),
    document: '演示文件',
    withdrawnOn: withdrawnDaysAgo === null ? null : toDateColumn(addDays(today, -withdrawnDaysAgo)),
    isDemo: true,
  }))
  await tx.certificateIssuer.createMany({ data: issuers, skipDuplicates: true })
  const rows = RECIPES.flatMap((recipe, index): Prisma.StaffCertificateCreateManyInput[] => {
    const post = posts.find(({ person }) => person.name === recipe.who)
    if (!post) return []
    const number = `演示${String(index + 1).padStart(4, '0')}`
    const isDecided = recipe.state !== 'submitted'
    return [
      {
        id: random.id(),
        personId: post.personId,
        type: recipe.type,
        level: recipe.level ?? null,
        number,
        numberKey: numberKeyOf(number),
        issuerId: issuers.find(({ name }) => name === recipe.issuer)?.id ?? null,
        issuerName: recipe.issuer,
        issuedOn: toDateColumn(addDays(today, -recipe.issuedDaysAgo)),
        validUntil: recipe.endsIn === undefined ? null : toDateColumn(addDays(today, recipe.endsIn)),
        state: recipe.state,
        operatorId: post.operatorId,
        countyCode: '310120',
        submittedByName: '演示机构负责人',
        submittedAt: toDateColumn(addDays(addMonths(today, -1), index)),
        decidedByName: isDecided ? '演示审核员' : null,
        decidedAt: isDecided ? toDateColumn(today) : null,
        reason: recipe.reason ?? '',
        isDemo: true,
      },
    ]
  })
  // Of two starts at once the second writes nothing: ids come from the stream.
  await tx.staffCertificate.createMany({ data: rows, skipDuplicates: true })
}
