import { beforeAll, expect, it } from 'vitest'
import { alertEnding } from '@/lib/certificate-alerts/commands'
import { verifyCertificates } from '@/lib/certificate-reviews/commands'
import { handInCertificate } from '@/lib/certificates/commands'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { certificate, makeWorker, pickOf, stateOf } from './certificate-world'

useTestDatabase()

let operator: Actor
let reviewer: Actor
beforeAll(async () => {
  await makeDivisions()
  operator = await makeOperator()
  reviewer = await makePerson('reviewer')
})

const today = todayInShanghai()
const inbox = async (actor: Actor) => {
  const rows = await db.notice.findMany({
    where: { accountId: actor.accountId ?? '', kind: 'certificate.ending' },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ text }) => text.split('。')[0])
}

it('tells body and county once a threshold, in one notice a day, and lets end what is over', async () => {
  const ends = [addDays(today, 20), addDays(today, 30), addDays(today, 85), addDays(today, 200)]
  const ids: string[] = []
  for (const validUntil of ends) {
    const { personId } = await makeWorker(operator)
    const input = certificate(personId, { type: 'health_certificate', number: '', issuedOn: '', validUntil })
    ids.push((await handInCertificate(operator, input)).id)
  }
  await verifyCertificates(reviewer, {
    picks: await Promise.all(ids.map(pickOf)),
    reason: null,
    listHash: null,
  })
  // Two processes at once, and again on the same day.
  const first = await Promise.all([alertEnding(today), alertEnding(today)])
  expect(first.filter((counts) => counts !== null)).toEqual([{ alerted: 3, told: 2, expired: 0 }])
  expect(await alertEnding(today)).toBeNull()
  expect(await inbox(operator)).toEqual(['30 天内到期 2 张、90 天内到期 1 张'])
  expect(await inbox(reviewer)).toHaveLength(1)

  expect(await alertEnding(addDays(today, 1))).toEqual({ alerted: 0, told: 0, expired: 0 })

  // The portal stood still: nothing is told twice, nothing is left out.
  const later = addDays(today, 86)
  expect(await alertEnding(later)).toEqual({ alerted: 3, told: 2, expired: 3 })
  expect((await inbox(operator)).at(-1)).toBe('已过期 3 张')
  expect(await stateOf(ids[0] ?? '')).toBe('expired')
  expect(await stateOf(ids[3] ?? '')).toBe('verified')
})

it('says nothing of a certificate whose renewal is handed in', async () => {
  const body = await makeOperator()
  const { personId } = await makeWorker(body)
  const health = { type: 'health_certificate', number: '' }
  const old = await handInCertificate(
    body,
    certificate(personId, { ...health, issuedOn: '', validUntil: addDays(today, 10) }),
  )
  await verifyCertificates(reviewer, { picks: [await pickOf(old.id)], reason: null, listHash: null })
  await handInCertificate(body, certificate(personId, { ...health, issuedOn: today }))
  await alertEnding(addDays(today, 2))
  expect(await inbox(body)).toEqual([])
  await db.staffCertificate.update({
    where: { id: old.id },
    data: { validUntil: toDateColumn(addDays(today, 1)) },
  })
  await alertEnding(addDays(today, 3))
  expect(await stateOf(old.id)).toBe('expired')
})
