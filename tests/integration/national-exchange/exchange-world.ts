import { db, transaction } from '@/lib/core/db'
import { queueExchange } from '@/lib/national-exchange/commands'
import type { ExchangePayload } from '@/lib/national-exchange/schema'
import type { ExchangeKind } from '@/prisma/generated/enums'
import { FENGXIAN, makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'

export type World = { facilities: { id: string; caseId: string; name: string; regionCode: string }[] }

/** Facilities of one operator in 奉贤 (and the last one in 五华), each with a case to hang messages on. */
export async function makeWorld(count: number): Promise<World> {
  await makeDivisions()
  const procedure = await db.procedureVersion.create({
    data: {
      kind: 'filing',
      regionCode: '100000',
      number: 1,
      validFrom: new Date(0),
      definition: {},
      source: 'test',
      createdByName: 'test',
    },
  })
  const operator = await db.operatorBody.create({
    data: { name: '甲', creditCode: 'x', registrationAuthority: 'civil_affairs', contactName: '张' },
  })
  const facilities = []
  for (let index = 0; index < count; index++) {
    const regionCode = index === count - 1 ? '530102' : (TOWNSHIPS[index % TOWNSHIPS.length] ?? FENGXIAN)
    const name = `第${index}托育园`
    const { id } = await db.facility.create({ data: { name, regionCode, kind: 'care_institution' } })
    const { id: caseId } = await db.filingCase.create({
      data: {
        procedureId: procedure.id,
        kind: 'filing',
        operatorId: operator.id,
        facilityId: id,
        regionCode,
        title: name,
        state: 'filed',
        receivedOn: new Date(0),
        submissions: 1,
        createdByName: '张',
      },
    })
    facilities.push({ id, caseId, name, regionCode })
  }
  return { facilities }
}

/** What is told of a facility. */
export const payloadOf = (name: string, regionCode: string): ExchangePayload => ({
  institution_name: name,
  institution_other_name: '',
  zoning_name: '南桥镇',
  zoning_code: regionCode,
  address: '南桥路1号',
  institution_type: '民办营利',
  finished_time: '2026-11-20',
  credit_code: '',
  receipt_number: '310120-2026-000001',
})

/** One event of a facility, as accepting a case would leave it. */
export async function queueFor(
  facility: World['facilities'][number],
  kind: ExchangeKind,
  { isDemo = false, name = facility.name } = {},
): Promise<string> {
  await transaction((tx) =>
    queueExchange(tx, {
      kind,
      caseId: facility.caseId,
      receiptId: null,
      facilityId: facility.id,
      countyCode: facility.regionCode === '530102' ? '530102' : FENGXIAN,
      payload: payloadOf(name, facility.regionCode),
      isDemo,
    }),
  )
  const { id } = await db.exchangeMessage.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
  return id
}
