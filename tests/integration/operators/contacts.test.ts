import { beforeAll, describe, expect, it } from 'vitest'
import { addContact, confirmContact, removeContact } from '@/lib/confirmations/commands'
import { getOwnContacts } from '@/lib/confirmations/queries'
import type { Actor } from '@/lib/core/actor'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { confirmRegistration } from '@/lib/operators/commands'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'
import { makeOperator, makePerson } from './operator-world'
import { age, another, codeSentTo, connectMail } from './registration-fixtures'

useTestDatabase()

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  connectMail(true)
})

let serial = 0
const mail = () => {
  serial += 1
  return `contact${serial}@example.com`
}
const confirmOwn = async (actor: Actor, address: string) => {
  const { id } = await addContact(actor, { channel: 'email', address })
  await confirmContact(actor, { confirmationId: id, code: await codeSentTo(address) })
  return id
}
const stored = (actor: Actor) =>
  db.account.findUniqueOrThrow({
    where: { id: actor.accountId ?? '' },
    select: { email: true, emailConfirmedAt: true },
  })

it('is kept once the code is typed, and removed on wish', async () => {
  const actor = await makePerson('reviewer')
  const address = mail()
  const { id } = await addContact(actor, { channel: 'email', address })
  expect(await stored(actor)).toEqual({ email: null, emailConfirmedAt: null })
  const code = await codeSentTo(address)
  await expect(confirmContact(actor, { confirmationId: id, code: another(code) })).rejects.toMatchObject({
    code: 'invalid',
  })
  await confirmContact(actor, { confirmationId: id, code })
  expect(await getOwnContacts(actor)).toMatchObject({ email: { address, isConfirmed: true }, pending: [] })
  await removeContact(actor, { channel: 'email' })
  expect(await stored(actor)).toEqual({ email: null, emailConfirmedAt: null })
  await expect(removeContact(actor, { channel: 'email' })).rejects.toMatchObject({ code: 'conflict' })
})

describe('the code', () => {
  it('is nobody else’s, and opens no account', async () => {
    const [actor, other] = [await makeOperator(), await makeOperator()]
    const address = mail()
    const { id } = await addContact(actor, { channel: 'email', address })
    const input = { confirmationId: id, code: await codeSentTo(address) }
    await expect(confirmContact(other, input)).rejects.toMatchObject({ code: 'not_found' })
    await db.account.update({
      where: { id: actor.accountId ?? '' },
      data: { isEnabled: false, lastSignInAt: new Date() },
    })
    await expect(
      confirmRegistration(publicActor, input, { address: 'x', userAgent: '' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('waits sixty seconds before the next', async () => {
    const actor = await makeOperator()
    const { id } = await addContact(actor, { channel: 'email', address: mail() })
    await expect(addContact(actor, { channel: 'email', address: mail() })).rejects.toMatchObject({
      code: 'too_many',
    })
    await age(id, 60)
    await addContact(actor, { channel: 'email', address: mail() })
  })
})

it('one address belongs to one account, also when two prove it at once', async () => {
  const [one, two] = [await makeOperator(), await makeOperator()]
  const address = mail()
  const first = await addContact(one, { channel: 'email', address })
  const firstCode = await codeSentTo(address)
  const second = await addContact(two, { channel: 'email', address })
  const secondCode = await codeSentTo(address)
  const results = await Promise.allSettled([
    confirmContact(one, { confirmationId: first.id, code: firstCode }),
    confirmContact(two, { confirmationId: second.id, code: secondCode }),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find((one) => one.status === 'rejected')?.reason.code).toBe('conflict')
  expect(await db.account.count({ where: { email: address } })).toBe(1)
})

it('is refused by a channel that is not connected, and to whom no notice goes', async () => {
  const actor = await makeOperator()
  await expect(addContact(actor, { channel: 'sms', address: '13800138000' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const parent = await makePerson('parent')
  await expect(addContact(parent, { channel: 'email', address: mail() })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

it('sends nothing for a demo account, whose password everybody knows', async () => {
  const actor = await makeOperator({ isDemo: true })
  const address = mail()
  await addContact(actor, { channel: 'email', address })
  await expect(codeSentTo(address)).rejects.toThrow('no code')
  const [pending] = (await getOwnContacts(actor)).pending
  expect(pending?.shownCode).toMatch(/^\d{6}$/)
  await confirmContact(actor, { confirmationId: pending?.id ?? '', code: pending?.shownCode ?? '' })
  expect(await stored(actor)).toMatchObject({ email: address })
})

it('a real account is never shown its code', async () => {
  const actor = await makeOperator()
  await confirmOwn(actor, mail())
  await age((await db.confirmation.findFirstOrThrow({ where: { accountId: actor.accountId ?? '' } })).id, 61)
  await addContact(actor, { channel: 'email', address: mail() })
  expect((await getOwnContacts(actor)).pending).toMatchObject([{ shownCode: null }])
})
