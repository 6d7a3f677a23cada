import { beforeAll, describe, expect, test } from 'vitest'
import { todayInShanghai } from '@/lib/core/clock'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { yearOf } from '@/lib/format/date'
import { cancelReceipt, issueReceipt, nextDocumentNumber } from '@/lib/receipts/commands'
import { actorOf, layRegions, NANQIAO } from '@/tests/integration/facilities/register-fixtures'
import { useTestDatabase } from '@/tests/support/database'
import { layProcedure, makeCase, makeOperator } from './receipt-world'

useTestDatabase()
const reviewer = actorOf('reviewer')
let operatorId: string
beforeAll(async () => {
  await layRegions()
  await layProcedure()
  operatorId = await makeOperator()
})

async function makeFacility(isDemo = false): Promise<string> {
  const { id } = await db.facility.create({
    data: {
      name: `园-${crypto.randomUUID()}`,
      regionCode: NANQIAO,
      kind: 'care_institution',
      headName: '李园长',
      isDemo,
    },
    select: { id: true },
  })
  return id
}

async function receiptFor(facilityId: string, countyCode: string, issuedOn = '2026-11-22', isDemo = false) {
  const { id: caseId } = await makeCase({ operatorId, facilityId: await makeFacility(isDemo), isDemo })
  return { caseId, countyCode, facilityId, issuerName: '奉贤区教育局', issuedOn, isDemo }
}

class RolledBack extends Error {}
/** More than the pool's connections at once: on a busy machine the last ones wait long for theirs. */
// Thirty connections meet at the counter at once, and nobody waits for one until the pool gives up (5 s).
env.PORTAL_DB_POOL = 30
const WAITING = { timeout: 60_000, maxWait: 60_000 }

describe('numbers', () => {
  test('50 transactions at once with rollbacks between them: 50 consecutive numbers', async () => {
    const inputs = await Promise.all(
      Array.from({ length: 70 }, async () => receiptFor(await makeFacility(), '310115')),
    )
    // Every third of the first 60 is undone after it had its number.
    const runs = await Promise.allSettled(
      inputs.map((input, index) =>
        db.$transaction(async (tx) => {
          const receipt = await issueReceipt(tx, reviewer, input)
          if (index < 60 && index % 3 === 0) throw new RolledBack()
          return receipt.number
        }, WAITING),
      ),
    )
    const numbers = runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
    const failures = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason] : []))
    expect(failures.every((reason) => reason instanceof RolledBack)).toBe(true)
    expect(failures).toHaveLength(20)
    expect(numbers.sort()).toEqual(
      Array.from({ length: 50 }, (_, i) => `310115-2026-${String(i + 1).padStart(5, '0')}`),
    )
    const stored = await db.receipt.findMany({ where: { countyCode: '310115' }, select: { number: true } })
    expect(stored.map(({ number }) => number).sort()).toEqual(numbers)
  }, 120_000)

  test('begin anew with the year in Shanghai', async () => {
    const issue = async (instant: string) => {
      const input = await receiptFor(await makeFacility(), '310104', todayInShanghai(new Date(instant)))
      return (await transaction((tx) => issueReceipt(tx, reviewer, input))).number
    }
    expect(await issue('2026-12-31T15:59:59Z')).toBe('310104-2026-00001')
    expect(await issue('2026-12-31T16:00:00Z')).toBe('310104-2027-00001')
    expect(await issue('2026-06-01T00:00:00Z')).toBe('310104-2026-00002')
  })

  test('the demo world and the notices of non-compliance count apart', async () => {
    const next = (series: 'receipt' | 'noncompliance', isDemo: boolean) =>
      transaction((tx) => nextDocumentNumber(tx, series, '310105', yearOf('2026-11-22'), isDemo))
    expect((await next('receipt', true)).number).toBe('演示-310105-2026-00001')
    expect((await next('receipt', false)).number).toBe('310105-2026-00001')
    expect((await next('noncompliance', false)).number).toBe('不符合-310105-2026-00001')
    expect((await next('noncompliance', true)).number).toBe('演示-不符合-310105-2026-00001')
    expect((await next('receipt', true)).number).toBe('演示-310105-2026-00002')
  })
})

describe('the life of a receipt', () => {
  test('a newer one takes its place, the end of the filing voids it', async () => {
    const facilityId = await makeFacility()
    const issue = async (on: string) => {
      const { caseId } = await receiptFor(facilityId, '310106')
      const input = {
        caseId,
        countyCode: '310106',
        facilityId,
        issuerName: '教育局',
        issuedOn: on,
        isDemo: false,
      }
      return transaction((tx) => issueReceipt(tx, reviewer, input))
    }
    const [first, second] = [await issue('2026-11-02'), await issue('2026-11-20')]
    const one = await db.receipt.findUniqueOrThrow({ where: { id: first.id } })
    expect(one).toMatchObject({ status: 'changed', replacedById: second.id })
    expect(one.statusSince.toISOString()).toContain('2026-11-20')
    const facility = await db.facility.findUniqueOrThrow({ where: { id: facilityId } })
    expect(facility.filingNumber).toBe(second.number)
    await transaction((tx) => cancelReceipt(tx, { facilityId, on: '2026-11-22' }))
    expect(await db.receipt.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({
      status: 'cancelled',
    })
    expect(await db.receipt.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      status: 'changed',
    })
  })

  test('what was signed is not rewritten and a real receipt never deleted', async () => {
    const facilityId = await makeFacility()
    const input = await receiptFor(facilityId, '310107')
    const { id } = await transaction((tx) => issueReceipt(tx, reviewer, input))
    const update = (data: object) => db.receipt.update({ where: { id }, data })
    await expect(update({ payload: {} })).rejects.toThrow(/not rewritten/)
    await expect(update({ issuerName: '别人' })).rejects.toThrow(/not rewritten/)
    await expect(db.receipt.delete({ where: { id } })).rejects.toThrow(/not rewritten/)
    await update({ status: 'cancelled' })
    await expect(update({ status: 'valid' })).rejects.toThrow(/not rewritten/)
  })
})
