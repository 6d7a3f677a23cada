import { beforeAll, expect, it } from 'vitest'
import { verifyCertificates } from '@/lib/certificate-reviews/commands'
import { handInCertificate } from '@/lib/certificates/commands'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { addDays, toDateColumn } from '@/lib/format/date'
import { findStaffSummary } from '@/lib/staff-summaries/queries'
import { makeFacility, makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { certificate, makeWorker, pickOf } from './certificate-world'

useTestDatabase()
beforeAll(makeDivisions)

it('the public learns counts of verified certificates, nothing where nobody is on record', async () => {
  const operator = await makeOperator()
  const [holder, other] = [await makeWorker(operator), await makeWorker(operator, { kind: 'head' })]
  const { facilityId } = holder
  await db.staffPost.update({ where: { id: other.postId }, data: { facilityId } })
  const { id } = await handInCertificate(operator, certificate(holder.personId))
  expect(await findStaffSummary(publicActor, facilityId)).toEqual({
    people: 2,
    needCertificate: 2,
    certified: 0,
  })
  const picks = [await pickOf(id)]
  await verifyCertificates(await makePerson('reviewer'), { picks, reason: null, listHash: null })
  const summary = await findStaffSummary(publicActor, facilityId)
  expect(summary).toEqual({ people: 2, needCertificate: 2, certified: 1 })
  // Who is announced for next month does not work there yet.
  await db.staffPost.update({
    where: { id: other.postId },
    data: { startedOn: toDateColumn(addDays(todayInShanghai(), 20)) },
  })
  expect(await findStaffSummary(publicActor, facilityId)).toEqual({
    people: 1,
    needCertificate: 1,
    certified: 1,
  })
  expect(await findStaffSummary(publicActor, (await makeFacility()).id)).toBeNull()
  expect(await findStaffSummary(publicActor, 'x')).toBeNull()
})
