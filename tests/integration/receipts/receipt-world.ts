import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { db, type Prisma, transaction } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { procedureDefinition } from '@/lib/procedures/schema'
import { issueReceipt } from '@/lib/receipts/commands'
import { actorOf, NANQIAO } from '@/tests/integration/facilities/register-fixtures'
import { creditCodeOf } from '@/tests/support/credit-codes'

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, `../../../prisma/seed/reference/procedures/${name}.json`),
      'utf8',
    ),
  )

let procedureId: string | undefined

/** Shanghai's filing procedure as it is shipped, there or in another province. */
export async function layProcedure(regionCode = '310000'): Promise<string> {
  const { kind, number, validFrom, definition, source } = read('filing-310000-1') as {
    kind: 'filing'
    number: number
    validFrom: string
    definition: Prisma.InputJsonObject
    source: string
  }
  procedureDefinition.parse(definition)
  const row = await db.procedureVersion.create({
    data: {
      ...{ kind, regionCode, number, definition, source, createdByName: '载入' },
      validFrom: toDateColumn(validFrom),
    },
    select: { id: true },
  })
  procedureId = row.id
  return row.id
}

let made = 0
const freshCreditCode = () => creditCodeOf('91', ++made)

export async function makeOperator(isDemo = false): Promise<string> {
  const { id } = await db.operatorBody.create({
    data: {
      name: `主体-${randomUUID()}`,
      creditCode: freshCreditCode(),
      registrationAuthority: 'market_regulation',
      contactName: '张三',
      isDemo,
    },
    select: { id: true },
  })
  return id
}

/** Complete answers of a first filing, with a name and a code of their own. */
export const answersOf = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: `小星星托育园-${randomUUID().slice(0, 8)}`,
  credit_code: freshCreditCode(),
  region: NANQIAO,
  address: '南桥镇解放东路 1 号 101 室',
  ownership: 'for_profit',
  facility_kind: 'care_institution',
  head_name: '李园长',
  head_identity: 'sealed:v1:x',
  contact_name: '王联系',
  contact_phone: '021-57180000',
  service_forms: ['full_day', 'hourly'],
  inclusive: true,
  classes: [
    { key: 'a', name: '一班', kind: 'toddler', places: 15, roomKey: 'r', carers: 3 },
    { key: 'b', name: '二班', kind: 'toddler', places: 10, roomKey: 'r', carers: 2 },
    { key: 'c', name: '混龄', kind: 'mixed', places: 18, roomKey: 'r', carers: 4 },
  ],
  fee_full_day: '3200',
  fee_hourly: '40.50',
  position: { lng: 121.458, lat: 30.918, system: 'WGS84' },
  ...change,
})

type CaseInput = {
  regionCode?: string
  operatorId: string
  facilityId?: string
  data?: Record<string, unknown>
  isDemo?: boolean
}

/** A case under review that was sent in on 2026-11-16. */
export async function makeCase({
  operatorId,
  facilityId,
  regionCode = NANQIAO,
  data = answersOf(),
  isDemo = false,
}: CaseInput) {
  const row = await db.filingCase.create({
    data: {
      procedureId: procedureId ?? (await layProcedure()),
      kind: 'filing',
      operatorId,
      facilityId: facilityId ?? null,
      regionCode,
      title: String(data.name ?? randomUUID()),
      state: 'received',
      data: data as Prisma.InputJsonObject,
      submissions: 1,
      receivedOn: toDateColumn('2026-11-16'),
      createdByName: '王联系',
      isDemo,
    },
    select: {
      id: true,
      number: true,
      kind: true,
      regionCode: true,
      countyCode: true,
      data: true,
      isDemo: true,
    },
  })
  return { ...row, operatorId }
}

/** A valid receipt for a facility, through a case of its own. */
export async function giveReceipt(
  facilityId: string,
  { operatorId, regionCode = NANQIAO }: { operatorId?: string; regionCode?: string } = {},
): Promise<string> {
  const owner = operatorId ?? (await makeOperator())
  const { id: caseId, countyCode } = await makeCase({ operatorId: owner, facilityId, regionCode })
  const common = { issuerName: '上海市奉贤区教育局', issuedOn: '2026-11-22', isDemo: false }
  const receipt = await transaction((tx) =>
    issueReceipt(tx, actorOf('reviewer'), { ...common, caseId, countyCode, facilityId }),
  )
  await db.filingCase.update({ where: { id: caseId }, data: { state: 'filed' } })
  return receipt.number
}
