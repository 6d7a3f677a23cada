import { beforeAll, describe, expect, it } from 'vitest'
import { addChild, correctChild, withdrawConsent } from '@/lib/children/commands'
import { CURRENT_CONSENT } from '@/lib/children/consent'
import { getOwnChild, listOwnChildren } from '@/lib/children/queries'
import { correctChildSchema } from '@/lib/children/schema'
import type { Actor } from '@/lib/core/actor'
import { unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions, TOWNSHIPS } from '@/tests/support/small-world'
import { BIRTH_MONTH, childFields, makeAccount, makeChild, numberOf } from './family-world'

useTestDatabase()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
})

const parent = () => makeAccount('parent')
const correct = async (actor: Actor, childId: string, change: Record<string, string> = {}) => {
  const child = await getOwnChild(actor, childId)
  const { name, birthMonth, regionCode, version } = child
  const sent = { childId, version: String(version), name, birthMonth, region: regionCode, ...change }
  return correctChild(actor, correctChildSchema.parse(sent))
}
const row = (id: string) => db.child.findUnique({ where: { id } })

describe('a child’s record', () => {
  it('holds the number sealed, its mask, the text consented to, and nothing of it in the log', async () => {
    const guardian = await parent()
    const fields = childFields({ identitySecret: numberOf(1) })
    const { childId } = await addChild(guardian, fields)
    const kept = await row(childId)
    expect(await unseal(kept?.identitySealed ?? '')).toBe(numberOf(1))
    expect(await getOwnChild(guardian, childId)).toMatchObject({
      birthMonth: BIRTH_MONTH,
      consentVersion: CURRENT_CONSENT.version,
      identityMasked: expect.stringMatching(/^319\*{11}/),
    })
    const everywhere = await db.$queryRaw<{ text: string }[]>`
      select c::text as text from children c union all select a::text from audit_events a`
    expect(JSON.stringify(everywhere)).not.toContain(numberOf(1).slice(3, 14))
    const log = await db.auditEvent.findMany({ where: { subjectId: childId } })
    expect(JSON.stringify(log, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
      fields.name,
    )
  })

  it('takes its area from the register, and nothing the form adds of its own', async () => {
    const guardian = await parent()
    const sent = { regionPath: '100000/530000', isDemo: 'true', accountId: 'x', id: 'y' }
    const childId = await makeChild(guardian, sent)
    expect(await row(childId)).toMatchObject({
      regionPath: `100000/310000/310120/${TOWNSHIPS[0]}`,
      isDemo: false,
    })
  })

  it.each([
    ['no consent', { consent: '' }],
    ['a future month', { birthMonth: '2999-01' }],
    ['a school child', { birthMonth: '2010-01' }],
    ['no month', { birthMonth: '2025-13' }],
  ])('is refused with %s', async (_what, change) => {
    const guardian = await parent()
    const refusal = await makeChild(guardian, change).catch((error) => error)
    expect(refusal).toBeInstanceOf(Error)
    expect(await listOwnChildren(guardian)).toEqual([])
  })

  it('is refused with an older text of consent, a place unknown, a number of another month', async () => {
    const guardian = await parent()
    const refused = (change: Record<string, string>) =>
      makeChild(guardian, change).catch((error) => Object.keys(error.fields))
    expect(await refused({ consentVersion: '2020-01' })).toEqual(['consent'])
    expect(await refused({ region: '没有这个镇' })).toEqual(['region'])
    expect(await refused({ region: '310000' })).toEqual(['region'])
    expect(await refused({ birthMonth: '2022-01', identitySecret: numberOf(2) })).toEqual(['birthMonth'])
    expect(await refused({ identitySecret: '123' })).toEqual(['identitySecret'])
  })
})

describe('one child, two guardians', () => {
  it('share the record by the number; the second reads only what he typed', async () => {
    const [first, second] = [await parent(), await parent()]
    const childId = await makeChild(first, { name: '买买提·艾力', identitySecret: numberOf(10) })
    const again = childFields({
      name: '买买提・艾力',
      region: TOWNSHIPS[1],
      identitySecret: numberOf(10),
    })
    expect(await addChild(second, again)).toEqual({ childId, isJoined: true })
    expect((await getOwnChild(second, childId)).regionCode).toBe(TOWNSHIPS[1])
    expect((await getOwnChild(first, childId)).regionCode).toBe(TOWNSHIPS[0])
    expect((await row(childId))?.regionCode).toBe(TOWNSHIPS[0])
    expect(await db.notice.count({ where: { accountId: first.accountId, kind: 'child.join' } })).toBe(1)
    await expect(addChild(second, again)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('tells no stored name to who has only the number', async () => {
    const [first, second] = [await parent(), await parent()]
    await makeChild(first, { name: '赵钱孙', identitySecret: numberOf(11) })
    const refusal = await makeChild(second, { name: '别人', identitySecret: numberOf(11) }).catch(
      (error) => error,
    )
    expect(refusal).toMatchObject({ code: 'invalid', fields: { name: [expect.any(String)] } })
    expect(JSON.stringify(refusal.fields)).not.toContain('赵')
    expect(await listOwnChildren(second)).toEqual([])
  })

  it('entered in the same moment it is one record', async () => {
    const [first, second] = [await parent(), await parent()]
    const fields = childFields({ identitySecret: numberOf(12) })
    const made = await Promise.all([addChild(first, fields), addChild(second, fields)])
    expect(new Set(made.map(({ childId }) => childId)).size).toBe(1)
    expect(made.filter(({ isJoined }) => isJoined)).toHaveLength(1)
  })

  it('neither changes alone what both rely on', async () => {
    const [first, second] = [await parent(), await parent()]
    const fields = childFields({ identitySecret: numberOf(13) })
    const { childId } = await addChild(first, fields)
    await addChild(second, fields)
    await expect(correct(second, childId, { name: '改名' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(correct(first, childId, { identitySecret: numberOf(14) })).rejects.toMatchObject({
      code: 'invalid',
    })
    await correct(second, childId, { region: TOWNSHIPS[2] })
    expect((await getOwnChild(first, childId)).regionCode).toBe(TOWNSHIPS[0])
  })
})

describe('whose child', () => {
  it('nobody else reads, corrects or erases it by its id', async () => {
    const [own, other] = [await parent(), await parent()]
    const childId = await makeChild(own)
    const strangers = [other, await makeAccount('operator', 'none'), await makeAccount('auditor', 'none')]
    for (const stranger of strangers) {
      await expect(getOwnChild(stranger, childId)).rejects.toMatchObject({ code: 'not_found' })
      const edit = { childId, version: 1, name: 'x', birthMonth: BIRTH_MONTH, region: TOWNSHIPS[0] }
      const refused = { code: expect.stringMatching(/not_found|forbidden/) }
      await expect(correctChild(stranger, { ...edit, identitySecret: null })).rejects.toMatchObject(refused)
      await expect(withdrawConsent(stranger, { childId, confirm: '1' })).rejects.toMatchObject(refused)
    }
    await expect(getOwnChild(own, '../../etc/passwd')).rejects.toMatchObject({ code: 'not_found' })
    expect(await row(childId)).not.toBeNull()
  })

  it('one of two corrections from the same page wins', async () => {
    const guardian = await parent()
    const childId = await makeChild(guardian)
    const results = await Promise.allSettled([
      correct(guardian, childId, { name: '甲' }),
      correct(guardian, childId, { name: '乙' }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('a number another record has is not taken over by a correction', async () => {
    const [own, other] = [await parent(), await parent()]
    await makeChild(other, { identitySecret: numberOf(20) })
    const childId = await makeChild(own)
    await expect(correct(own, childId, { identitySecret: numberOf(20) })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('taking consent back', () => {
  it('erases with the last guardian, not before, and leaves a line without the name', async () => {
    const [first, second] = [await parent(), await parent()]
    const fields = childFields({ identitySecret: numberOf(30) })
    const { childId } = await addChild(first, fields)
    await addChild(second, fields)
    expect(await withdrawConsent(first, { childId, confirm: '1' })).toBe('left')
    await expect(getOwnChild(first, childId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await withdrawConsent(second, { childId, confirm: '1' })).toBe('erased')
    expect(await row(childId)).toBeNull()
    expect(await db.guardianship.count({ where: { childId } })).toBe(0)
    expect(await db.auditEvent.count({ where: { subjectId: childId, action: 'child.erase' } })).toBe(1)
    await expect(withdrawConsent(second, { childId, confirm: '1' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('a request of an authority that waits keeps the record, unseen by the guardian', async () => {
    const guardian = await parent()
    const childId = await makeChild(guardian)
    await db.authorityExport.create({
      data: {
        authority: '某区人民法院',
        documentNumber: '〔2026〕1号',
        legalBasis: '未成年人保护法',
        purpose: '核查',
        scope: { kind: 'child', targetId: childId },
        regionCode: TOWNSHIPS[0],
        requestedById: 'someone',
        requestedByName: '审核员',
      },
    })
    expect(await withdrawConsent(guardian, { childId, confirm: '1' })).toBe('held')
    expect(await row(childId)).not.toBeNull()
    expect(await listOwnChildren(guardian)).toEqual([])
  })
})

it('names cannot be tried by the hundred', async () => {
  Object.assign(env, { PORTAL_RATE_LIMIT: true })
  const guardian = await parent()
  const codes: string[] = []
  for (let count = 0; count < 22; count += 1)
    codes.push(await makeChild(guardian, { region: '没有' }).catch((error) => error.code))
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  expect([codes.at(0), codes.at(-1)]).toEqual(['invalid', 'too_many'])
})
