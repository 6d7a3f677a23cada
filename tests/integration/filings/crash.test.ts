import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { claimMessages, deliverDue } from '@/lib/deliveries/commands'
import { getCase } from '@/lib/filings/queries'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { startSmtp } from '@/tests/support/smtp'
import { makeReviewWorld } from '../filing-reviews/review-world'
import { makeReady, send } from './filing-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
let smtp: Awaited<ReturnType<typeof startSmtp>>

beforeAll(async () => {
  world = await makeReviewWorld()
  smtp = await startSmtp({ onRecipient: () => undefined, onMail: () => undefined })
  env.PORTAL_SMTP_URL = smtp.url
  env.PORTAL_MAIL_FROM = '善育 <noreply@shanyu.test>'
  env.PORTAL_PUBLIC_URL = 'https://shanyu.test'
})
afterAll(() => smtp.close())

describe('a crash between submission and notice', () => {
  it('before the commit leaves the draft as it was, and it can be sent again', async () => {
    const filing = await makeReady(world.operator, '中断园')
    // The last write of the transaction fails, as it would if the server died there.
    await asOwner(
      `create function die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$`,
    )
    await asOwner(`create trigger die before insert on notices for each row execute function die()`)
    await expect(send(world.operator, filing)).rejects.toThrow()
    expect(await getCase(world.operator, filing.id)).toMatchObject({
      state: 'draft',
      submissions: 0,
      receivedOn: null,
    })
    for (const count of [
      db.filingSubmission.count({ where: { caseId: filing.id } }),
      db.filingClock.count({ where: { caseId: filing.id } }),
      db.departmentTask.count({ where: { caseId: filing.id } }),
      db.outboxMessage.count(),
    ])
      expect(await count).toBe(0)
    await asOwner(`drop trigger die on notices`)
    await send(world.operator, filing)
    expect(await getCase(world.operator, filing.id)).toMatchObject({ state: 'received', submissions: 1 })
  })

  it('after the commit sends every notice once the portal runs again, also one whose sender died', async () => {
    const email = 'reviewer@example.com'
    await db.account.update({
      where: { id: world.reviewer.accountId ?? '' },
      data: { email, emailConfirmedAt: new Date() },
    })
    const filing = await makeReady(world.operator, '重启园')
    await send(world.operator, filing)
    const written = await db.notice.findMany({ where: { eventKey: `filing-submitted:${filing.id}:1` } })
    expect(written.length).toBeGreaterThan(0)
    // This sender took the message and died: nobody marks it sent, and its claim runs out.
    expect((await claimMessages()).length).toBe(1)
    expect(await deliverDue()).toBe(0)
    await db.outboxMessage.updateMany({ data: { availableAt: new Date(0) } })
    expect(await deliverDue()).toBe(1)
    expect(smtp.mails.filter(({ to }) => to.includes(email))).toHaveLength(1)
  })
})
