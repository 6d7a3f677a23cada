import { beforeAll, expect, it } from 'vitest'
import { compareCertificates } from '@/lib/certificate-comparisons/commands'
import { verifyCertificates } from '@/lib/certificate-reviews/commands'
import { handInCertificate } from '@/lib/certificates/commands'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { makeOperator, makePerson } from '@/tests/integration/operators/operator-world'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { certificate, makeWorker, pickOf, stateOf } from './certificate-world'

useTestDatabase()

let operator: Actor
let sysadmin: Actor
beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  operator = await makeOperator()
  sysadmin = await makePerson('sysadmin', { regionCode: null })
})

const HEADER = '姓名,证书编号,证书类型,等级,发证日期,有效期至'
const list = (...lines: string[]) => new File([[HEADER, ...lines].join('\n')], '名单.csv')

it('verifies those a list proves and leaves the others, also when they are smuggled in', async () => {
  const made = new Map<string, string>()
  for (const name of ['王一', '王二', '王三']) {
    const { personId } = await makeWorker(operator, { name })
    const { id } = await handInCertificate(operator, certificate(personId, { number: `L-${name}` }))
    made.set(name, id)
  }
  const file = list(
    '王一,L王一,保育师,四级,2024-03-01,',
    '王二,L王二,保育师,三级,2024-03-01,',
    '王九,X9,保育师,五级,2020-01-01,',
  )
  const compared = await compareCertificates(sysadmin, { picks: [], list: file })
  expect(compared.compared.map(({ result }) => result).sort()).toEqual(['differs', 'same'])
  expect(compared.unmatched).toEqual([{ row: 4, name: '王九', number: 'X9' }])
  expect(JSON.stringify(compared)).not.toContain('310***')

  const picks = await Promise.all([...made.values()].map(pickOf))
  const decision = { picks, reason: null, listHash: compared.listHash }
  const stranger = await makePerson('sysadmin', { regionCode: null })
  await expect(verifyCertificates(stranger, decision)).rejects.toMatchObject({ code: 'invalid' })
  const outcomes = await verifyCertificates(sysadmin, decision)
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'not_same', 'not_same'])
  expect(await stateOf(made.get('王一') ?? '')).toBe('verified')
  expect(await stateOf(made.get('王二') ?? '')).toBe('submitted')
})

it('refuses a file without the columns, and who may not verify', async () => {
  const wrong = new File(['姓名,编号\n王一,1'], 'a.csv')
  const attempt = compareCertificates(sysadmin, { picks: [], list: wrong })
  await expect(attempt).rejects.toMatchObject({
    code: 'invalid',
    fields: { list: [expect.stringContaining('证书编号')] },
  })
  const stolen = compareCertificates(operator, { picks: [], list: list('王一,L王一,保育师,四级,,') })
  await expect(stolen).rejects.toMatchObject({ code: 'forbidden' })
})
