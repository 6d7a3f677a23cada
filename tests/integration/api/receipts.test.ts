import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as getConditions } from '@/app/(public)/receipts/[number]/conditions/route'
import { GET as getPdf } from '@/app/(public)/receipts/[number]/pdf/route'
import { GET } from '@/app/api/v1/receipts/[number]/route'
import { GET as GET_KEYS } from '@/app/api/v1/receipts/keys/route'
import { db } from '@/lib/core/db'
import { keyItem, pageAnswer, receiptAnswer } from '@/lib/open-api/schema'
import { checkSignature } from '@/lib/receipts/verification'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { textOfPdf } from '@/tests/support/read-pdf'
import { layRegions, NANQIAO } from '../facilities/register-fixtures'
import { giveReceipt, layProcedure } from '../receipts/receipt-world'
import { call, good, refusal } from './call'

vi.mock('@/lib/core/session', async () => {
  const { publicActor } = await import('@/lib/core/actor')
  return { currentActor: () => Promise.resolve(publicActor) }
})

useTestDatabase()
let facilityId = ''
beforeAll(async () => {
  await layRegions()
  await layProcedure()
  const data = { name: `园-${randomUUID()}`, regionCode: NANQIAO, kind: 'care_institution' as const }
  facilityId = (await db.facility.create({ data, select: { id: true } })).id
})
const ask = (number: string) =>
  call(GET, `/api/v1/receipts/${encodeURIComponent(number)}`, { params: { number } })

describe('/api/v1/receipts/{number}', () => {
  test('answers as the contract says, and the keys check it', async () => {
    const first = await giveReceipt(facilityId)
    const { name } = await db.facility.findUniqueOrThrow({ where: { id: facilityId } })
    const answer = await good(await ask(first), receiptAnswer)
    expect(answer).toMatchObject({
      ...{ number: first, status: 'valid', issuedOn: '2026-11-22', issuer: '上海市奉贤区教育局' },
      facility: { id: facilityId, name },
    })
    const { items } = await good(await call(GET_KEYS, '/api/v1/receipts/keys'), pageAnswer(keyItem))
    const { payload, signature } = answer
    const signed = { payload, ...signature, signature: signature.value }
    expect(checkSignature(signed, items)).toBe('valid')

    const second = await giveReceipt(facilityId)
    expect(await good(await ask(first), receiptAnswer)).toMatchObject({
      status: 'changed',
      replacedBy: second,
    })
  })

  test('one changed in the database is invalid, and its PDF is not printed', async () => {
    const number = await giveReceipt(facilityId)
    await asOwner(`alter table receipts disable trigger receipts_kept;
      update receipts set payload = jsonb_set(payload, '{facility,name}', '"假园"') where number = '${number}';
      alter table receipts enable trigger receipts_kept`)
    const answer = await good(await ask(number), receiptAnswer)
    expect(answer.status).toBe('invalid')
    expect(answer.facility.name).not.toBe('假园')
    expect(
      await refusal(await call(getPdf, `/receipts/${number}/pdf`, { params: { number } })),
    ).toMatchObject({
      status: 409,
    })
  })

  test.each(['310120-2026-99999', 'keys!', '演示-310120-2026-00001', "'; drop table receipts"])(
    '%s is 404',
    async (number) => {
      expect(await refusal(await ask(number))).toMatchObject({ status: 404, code: 'not_found' })
    },
  )
})

test('the letters of a receipt are for everybody, their codes lead to the address that was asked', async () => {
  const number = await giveReceipt(facilityId)
  for (const [route, words] of [
    [getPdf, '备案回执'],
    [getConditions, '告知书'],
  ] as const) {
    const headers = { host: 'portal.test' }
    const response = await call(route, `/receipts/${number}/pdf`, { params: { number }, headers })
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(
      /^inline; filename="export\.pdf"; filename\*=UTF-8''/,
    )
    const text = (await textOfPdf(new Uint8Array(await response.arrayBuffer()))).replace(/\s/g, '')
    expect(text).toContain(words)
    if (route === getPdf) expect(text).toContain(`http://portal.test/receipts/${number}`)
  }
})
