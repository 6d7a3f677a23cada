import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { endDoctorContract, signDoctorContract } from '@/lib/doctor-contracts/commands'
import { changeFacilityStatus, createFacility } from '@/lib/facilities/commands'
import { getFacility } from '@/lib/facility-dossiers/queries'
import { createServiceSite } from '@/lib/service-sites/commands'
import { serviceSiteFormSchema } from '@/lib/service-sites/schema'
import { awardTitle, withdrawTitle } from '@/lib/titles/commands'
import {
  actorOf,
  auditCount,
  FENGXIAN,
  formOf,
  layRegions,
  NANQIAO,
  PUDONG,
} from '@/tests/integration/facilities/register-fixtures'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
beforeAll(layRegions)

const reviewer = actorOf('reviewer')
const title = {
  kind: 'demonstration',
  awardedOn: '2025-06-01',
  validUntil: null,
  document: '奉卫〔2025〕1号',
} as const
const measure = (column: 'demoFacilities' | 'doctorSites' | 'demoGuidanceStations') =>
  db.rollup
    .findUniqueOrThrow({
      where: { regionCode_span_basis: { regionCode: FENGXIAN, span: 'subtree', basis: 'all' } },
    })
    .then((row) => row[column])

describe('titles', () => {
  test('count at once, once a kind, and can be withdrawn', async () => {
    const { id } = await createFacility(reviewer, formOf())
    const input = { holderType: 'facility', holderId: id, ...title } as const
    const before = await measure('demoFacilities')
    await awardTitle(reviewer, input)
    expect(await measure('demoFacilities')).toBe(before + 1)
    await expect(awardTitle(reviewer, input)).rejects.toMatchObject({ code: 'conflict' })
    const { titles } = await getFacility(reviewer, id)
    await withdrawTitle(reviewer, { titleId: titles[0]?.id ?? '', reason: '复核不合格' })
    expect(await measure('demoFacilities')).toBe(before)
    expect(await auditCount(id)).toBe(3)
    await expect(
      withdrawTitle(reviewer, { titleId: titles[0]?.id ?? '', reason: '再来' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('go to service sites too', async () => {
    const form = {
      kind: 'guidance_station',
      name: '南桥站',
      region: NANQIAO,
      status: 'operating',
      isBuilt: '1',
    }
    const { id } = await createServiceSite(reviewer, serviceSiteFormSchema.parse(form))
    await awardTitle(reviewer, { holderType: 'service_site', holderId: id, ...title })
    expect(await measure('demoGuidanceStations')).toBe(1)
  })

  test('are refused elsewhere, for the unknown, the closed and the future', async () => {
    const { id } = await createFacility(reviewer, formOf())
    const input = { holderType: 'facility', holderId: id, ...title } as const
    await expect(awardTitle(actorOf('reviewer', PUDONG), input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(awardTitle(reviewer, { ...input, holderId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(awardTitle(reviewer, { ...input, awardedOn: '2999-01-01' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await changeFacilityStatus(reviewer, { id, version: 1, event: 'close', on: '2026-01-01', reason: '停办' })
    await expect(awardTitle(reviewer, input)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('一点一医', () => {
  test('counts while the contract is in force', async () => {
    const { id } = await createFacility(reviewer, formOf())
    const before = await measure('doctorSites')
    const input = {
      facilityId: id,
      medicalBody: '南桥镇社区卫生服务中心',
      signedOn: '2025-01-01',
      endsOn: null,
    }
    await signDoctorContract(reviewer, input)
    expect(await measure('doctorSites')).toBe(before + 1)
    await expect(signDoctorContract(reviewer, input)).rejects.toMatchObject({ code: 'conflict' })
    const contractId = (await getFacility(reviewer, id)).doctorContracts[0]?.id ?? ''
    const end = { contractId, reason: '协议到期' }
    await expect(endDoctorContract(reviewer, { ...end, endsOn: '2024-12-31' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await endDoctorContract(reviewer, { ...end, endsOn: '2026-01-31' })
    expect(await measure('doctorSites')).toBe(before)
    await expect(
      endDoctorContract(actorOf('township', NANQIAO), { ...end, endsOn: '2026-01-31' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
