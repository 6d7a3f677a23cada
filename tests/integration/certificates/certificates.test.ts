import { beforeAll, describe, expect, it } from 'vitest'
import { addIssuer, changeIssuer } from '@/lib/certificate-issuers/commands'
import { findIssuer } from '@/lib/certificate-issuers/queries'
import {
  rejectCertificates,
  revokeCertificates,
  verifyCertificates,
} from '@/lib/certificate-reviews/commands'
import { listCertificates } from '@/lib/certificate-reviews/queries'
import { certificateFilterSchema } from '@/lib/certificate-reviews/schema'
import { handInCertificate, withdrawCertificate } from '@/lib/certificates/commands'
import { certificatesOf, findCertificate } from '@/lib/certificates/queries'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'
import { certificate, makeWorker, pickOf, stateOf } from './certificate-world'

useTestDatabase()

let reviewer: Actor
let sysadmin: Actor
beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  reviewer = await makePerson('reviewer')
  sysadmin = await makePerson('sysadmin', { regionCode: null })
})

const decision = (picks: { id: string; version: number }[], reason: string | null = null) => ({
  picks,
  reason,
  listHash: null,
})
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null).catch((error) => error)

describe('handing a certificate in', () => {
  it('is done by the body for who works for it, and by nobody else', async () => {
    const [own, other] = [await makeOperator(), await makeOperator()]
    const { personId } = await makeWorker(own)
    await handInCertificate(own, certificate(personId))
    expect((await refusal(handInCertificate(other, certificate(personId)))).code).toBe('not_found')
    expect((await refusal(handInCertificate(reviewer, certificate(personId)))).code).toBe('not_found')
    const gone = await makeWorker(own, { endedOn: new Date('2026-05-01') })
    expect((await refusal(handInCertificate(own, certificate(gone.personId)))).code).toBe('not_found')
    expect(await certificatesOf(other, personId)).toEqual([])
    expect(await certificatesOf(own, personId)).toHaveLength(1)
  })

  it('is done by the person for the own record, with the county of the post', async () => {
    const operator = await makeOperator()
    const [mine, colleague] = [await makeWorker(operator), await makeWorker(operator)]
    const me = await makePerson('staff', { staffPersonId: mine.personId, regionCode: null })
    const { id } = await handInCertificate(me, certificate(mine.personId))
    expect(await findCertificate(me, id)).toMatchObject({ operatorId: null, state: 'submitted' })
    expect((await findCertificate(me, id))?.countyPath).toMatch(/310120$/)
    expect((await refusal(handInCertificate(me, certificate(colleague.personId)))).code).toBe('not_found')
    expect(await certificatesOf(me, colleague.personId)).toEqual([])
  })

  it('is refused twice, also at once, and in another spelling of the number', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const same = certificate(personId, { number: 'AB-12 345' })
    const outcomes = await Promise.allSettled([
      handInCertificate(operator, same),
      handInCertificate(operator, same),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const again = { ...same, number: 'ａｂ１２３４５' }
    expect((await refusal(handInCertificate(operator, again))).code).toBe('conflict')
  })

  it('takes no scan of somebody else', async () => {
    const operator = await makeOperator()
    const [one, two] = [await makeWorker(operator), await makeWorker(operator)]
    const { id: attachmentId } = await db.attachment.create({
      data: {
        operatorId: operator.operatorId ?? '',
        staffPersonId: two.personId,
        material: 'certificate',
        fileName: 'a.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 3,
        sha256: 'a'.repeat(64),
        storageKey: 'aa/bb',
        scan: 'clean',
        uploadedByName: 'x',
      },
      select: { id: true },
    })
    const stolen = certificate(one.personId, { attachmentId })
    expect((await refusal(handInCertificate(operator, stolen))).fields).toHaveProperty('attachmentId')
    await handInCertificate(operator, certificate(two.personId, { attachmentId }))
    const twice = certificate(two.personId, { attachmentId })
    expect((await refusal(handInCertificate(operator, twice))).fields).toHaveProperty('attachmentId')
  })

  it('can be taken back while it waits, by who handed it in', async () => {
    const [operator, other] = [await makeOperator(), await makeOperator()]
    const { personId } = await makeWorker(operator)
    const { id } = await handInCertificate(operator, certificate(personId))
    const input = { certificateId: id, version: 1 }
    expect((await refusal(withdrawCertificate(other, input))).code).toBe('not_found')
    expect((await refusal(withdrawCertificate(reviewer, input))).code).toBe('forbidden')
    await withdrawCertificate(operator, input)
    expect(await findCertificate(operator, id)).toBeNull()
    const verified = await handInCertificate(operator, certificate(personId))
    await verifyCertificates(reviewer, decision([await pickOf(verified.id)]))
    const late = { certificateId: verified.id, version: 2 }
    expect((await refusal(withdrawCertificate(operator, late))).code).toBe('conflict')
  })
})

describe('deciding', () => {
  it('is the county’s: another area neither sees nor decides', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const { id } = await handInCertificate(operator, certificate(personId))
    const stranger = await makePerson('reviewer', { regionCode: '530102' })
    expect(await verifyCertificates(stranger, decision([await pickOf(id)]))).toEqual([
      { id, personName: '', outcome: 'not_found' },
    ])
    expect(await findCertificate(stranger, id)).toBeNull()
    expect((await refusal(verifyCertificates(operator, decision([await pickOf(id)])))).code).toBe('forbidden')
    expect(await stateOf(id)).toBe('submitted')
  })

  it('of two officials at once the second is told', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const { id } = await handInCertificate(operator, certificate(personId))
    const picks = [await pickOf(id)]
    const answers = await Promise.all([
      verifyCertificates(reviewer, decision(picks)),
      rejectCertificates(sysadmin, decision(picks, '编号不清楚')),
    ])
    expect(
      answers
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['changed', 'done'])
    expect(
      await db.auditEvent.count({
        where: { subjectId: personId, action: { in: ['certificate.verify', 'certificate.reject'] } },
      }),
    ).toBe(1)
  })

  it('is never done by who handed it in, here and in the database', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const { id } = await handInCertificate(operator, certificate(personId))
    await db.staffCertificate.update({ where: { id }, data: { submittedById: sysadmin.accountId } })
    const [answer] = await verifyCertificates(sysadmin, decision([await pickOf(id)]))
    expect(answer?.outcome).toBe('own')
    const forced = db.staffCertificate.update({
      where: { id },
      data: { state: 'verified', decidedById: sysadmin.accountId, decidedAt: new Date() },
    })
    await expect(forced).rejects.toThrow(/four_eyes/)
  })

  it('goes on past what it leaves out and tells the body with the reason', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const [good, stale] = [
      await handInCertificate(operator, certificate(personId)),
      await handInCertificate(operator, certificate(personId)),
    ]
    const answers = await verifyCertificates(
      reviewer,
      decision([await pickOf(good.id), { id: stale.id, version: 7 }]),
    )
    expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
      [good.id, 'done'],
      [stale.id, 'changed'],
    ])
    expect(
      (await refusal(rejectCertificates(reviewer, decision([await pickOf(stale.id)])))).fields,
    ).toHaveProperty('reason')
    await rejectCertificates(reviewer, decision([await pickOf(stale.id)], '照片看不清'))
    const told = await db.notice.findMany({ where: { accountId: operator.accountId ?? '' } })
    expect(told.map(({ text }) => text).join()).toContain('照片看不清')
    await revokeCertificates(reviewer, decision([await pickOf(good.id)], '发证机关撤销'))
    expect(await stateOf(good.id)).toBe('revoked')
  })

  it('finds a number two people claim, opens one conflict and verifies neither', async () => {
    const [one, two] = [await makeOperator(), await makeOperator()]
    const [first, second] = [await makeWorker(one), await makeWorker(two, { regionCode: TOWNSHIPS[1] })]
    const number = 'S-000031019999'
    const made = await Promise.all([
      handInCertificate(one, certificate(first.personId, { number })),
      handInCertificate(two, certificate(second.personId, { number: 'S000031019999' })),
    ])
    expect(await db.staffConflict.count({ where: { kind: 'duplicate_certificate', state: 'open' } })).toBe(1)
    const { items } = await listCertificates(reviewer, certificateFilterSchema.parse({ flag: 'duplicate' }))
    expect(items.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
    expect(items[0]?.flags).toContain('duplicate')
    const answers = await verifyCertificates(reviewer, decision([await pickOf(made[0].id)]))
    expect(answers[0]?.outcome).toBe('duplicate')
    await rejectCertificates(reviewer, decision([await pickOf(made[1].id)], '不是本人的证书'))
    const after = await verifyCertificates(reviewer, decision([await pickOf(made[0].id)]))
    expect(after[0]?.outcome).toBe('done')
  })
})

describe('a renewal', () => {
  it('leaves the old one good until the new one is verified, and sets it free when refused', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const health = (change: Record<string, string>) =>
      certificate(personId, { type: 'health_certificate', issuerName: '区疾控中心', ...change })
    const old = await handInCertificate(operator, health({ number: 'H1', issuedOn: '2026-01-10' }))
    await verifyCertificates(reviewer, decision([await pickOf(old.id)]))
    const fresh = await handInCertificate(
      operator,
      health({ number: 'H2', issuedOn: '2026-11-10', replacesId: old.id }),
    )
    expect(await findCertificate(operator, old.id)).toMatchObject({
      standing: 'good',
      validUntil: '2027-01-09',
      renewal: { id: fresh.id, state: 'submitted' },
    })
    await rejectCertificates(reviewer, decision([await pickOf(fresh.id)], '不清楚'))
    expect((await findCertificate(operator, old.id))?.renewal).toBeNull()
    const forged = await refusal(handInCertificate(operator, certificate(personId, { replacesId: old.id })))
    expect(forged.fields).toHaveProperty('replacesId')
  })
})

describe('the register of issuers', () => {
  it('merges spellings, doubts what is unknown or withdrawn, and keeps to the area', async () => {
    const operator = await makeOperator()
    const { personId } = await makeWorker(operator)
    const issuerName = '奉贤 职业培训“学校”'
    const { id } = await handInCertificate(operator, certificate(personId, { issuerName }))
    const flags = async () => (await findCertificate(reviewer, id))?.flags
    expect(await flags()).toContain('unknown_issuer')
    const planner = await makePerson('planner')
    const input = {
      name: '奉贤职业培训学校',
      types: ['childcare_worker' as const],
      region: '310120',
      document: '',
      note: '',
    }
    const issuer = await addIssuer(planner, input)
    expect(await flags()).not.toContain('unknown_issuer')
    expect((await refusal(addIssuer(planner, { ...input, name: '奉贤职业　培训学校' }))).code).toBe(
      'conflict',
    )
    expect(
      (await refusal(addIssuer(planner, { ...input, name: '云南的学校', region: '530102' }))).fields,
    ).toHaveProperty('region')
    expect(
      (await refusal(addIssuer(planner, { ...input, name: '全国的机构', region: '' }))).fields,
    ).toHaveProperty('region')
    const change = { ...input, issuerId: issuer.id, version: 1, isAccepted: true, withdrawnOn: '2024-01-01' }
    await changeIssuer(planner, change)
    expect(await flags()).toContain('withdrawn_issuer')
    expect((await refusal(changeIssuer(sysadmin, change))).code).toBe('conflict')
    expect(await findIssuer(operator, issuer.id)).toBeNull()
  })
})
