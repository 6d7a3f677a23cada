import { beforeAll, expect, it } from 'vitest'
import { listDemoAccounts } from '@/lib/accounts/queries'
import { findRegistrationCode } from '@/lib/confirmations/queries'
import { publicActor, systemActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { removeDemo } from '@/lib/demo/commands'
import { confirmRegistration } from '@/lib/operators/commands'
import { useTestDatabase } from '@/tests/support/database'
import { makeOperator } from './operator-world'
import { connectMail, input, register } from './registration-fixtures'

useTestDatabase()

beforeAll(async () => {
  Object.assign(env, { PORTAL_RATE_LIMIT: false, PORTAL_DEMO: '1' })
  await makeOperator({ isDemo: true })
})

it('on a demo portal without channels the code is on the page, nothing is sent, and all of it goes with the demo', async () => {
  connectMail(false)
  const given = input()
  const { confirmationId } = await register(given)
  const code = (await findRegistrationCode(publicActor, confirmationId))?.shownCode ?? ''
  expect(code).toMatch(/^\d{6}$/)
  expect(await db.outboxMessage.count()).toBe(0)
  await confirmRegistration(publicActor, { confirmationId, code }, { address: 'x', userAgent: '' })
  expect(await db.account.findUnique({ where: { username: given.username } })).toMatchObject({
    isEnabled: true,
    isDemo: true,
    email: given.email,
  })
  expect((await findRegistrationCode(publicActor, confirmationId))?.shownCode).toBeNull()
  // Its password is its own: the list of published accounts must not offer it.
  expect((await listDemoAccounts(publicActor)).map(({ username }) => username)).not.toContain(given.username)
  const unconfirmed = input()
  await register(unconfirmed)
  await removeDemo(systemActor('test'))
  expect(await db.account.count()).toBe(0)
  expect(await db.operatorBody.count()).toBe(0)
})

it.each(['0', 'public'])('PORTAL_DEMO=%s shows no code to anybody', async (mode) => {
  await makeOperator({ isDemo: true })
  Object.assign(env, { PORTAL_DEMO: mode })
  connectMail(false)
  await expect(register(input())).rejects.toMatchObject({ code: 'forbidden' })
})

it('with a channel a registration is real, also beside demo data', async () => {
  Object.assign(env, { PORTAL_DEMO: '1' })
  connectMail(true)
  const given = input()
  const { confirmationId } = await register(given)
  expect(await findRegistrationCode(publicActor, confirmationId)).toMatchObject({ shownCode: null })
  expect(await db.account.findUnique({ where: { username: given.username } })).toMatchObject({
    isDemo: false,
  })
})
