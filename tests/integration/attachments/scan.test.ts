import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAttachment } from '@/lib/attachments/commands'
import { filesOfCase, listAttachments } from '@/lib/attachments/queries'
import { scanPending } from '@/lib/attachments/upkeep'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { scanForViruses } from '@/lib/core/virus-scan'
import { useTestDatabase } from '@/tests/support/database'
import { startFakeClamd, VIRUS } from '@/tests/support/fake-clamd'
import { pdfBytes } from '@/tests/support/file-bytes'
import { makeCase, makeFilesWorld, store, submit, useOwnDataFolder } from './attachment-world'

useTestDatabase()
useOwnDataFolder()
const NOBODY_THERE = '127.0.0.1:1'
let world: Awaited<ReturnType<typeof makeFilesWorld>>
let clamd: Awaited<ReturnType<typeof startFakeClamd>>
beforeAll(async () => {
  world = await makeFilesWorld()
  clamd = await startFakeClamd()
})
afterAll(async () => {
  env.PORTAL_CLAMD = undefined
  await clamd.stop()
})

const stateOf = async (id: string) => (await db.attachment.findUniqueOrThrow({ where: { id } })).scan

describe('clamd', () => {
  it('gets every byte of a large file, in pieces', async () => {
    const bytes = pdfBytes('large', 3_000_001)
    expect(await scanForViruses(bytes, clamd.address)).toEqual({ state: 'clean' })
    expect(clamd.received.at(-1)?.equals(bytes)).toBe(true)
    expect(await scanForViruses(pdfBytes(VIRUS), clamd.address)).toEqual({
      state: 'infected',
      virus: 'Shanyu.Test.Virus',
    })
    expect(await scanForViruses(bytes, NOBODY_THERE)).toEqual({ state: 'unavailable' })
    expect(await scanForViruses(bytes, '/no/such/socket')).toEqual({ state: 'unavailable' })
  })

  it('a clean file is marked so, an infected one is not taken and the one before it stays', async () => {
    env.PORTAL_CLAMD = clamd.address
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'licence', { caseId }, pdfBytes('clean'))
    expect(await stateOf(id)).toBe('clean')
    const infected = store(world.operator, 'licence', { caseId }, pdfBytes(VIRUS), '坏.pdf')
    await expect(infected).rejects.toMatchObject({ problem: 'infected' })
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([{ id }])
    const lines = await db.auditEvent.findMany({
      where: { subjectId: caseId, action: 'attachment.refuse_infected' },
    })
    expect(lines).toMatchObject([{ after: { fileName: '坏.pdf', virus: 'Shanyu.Test.Virus' } }])
  })

  it('away: nobody is held up; officials wait; scanned when it is back', async () => {
    env.PORTAL_CLAMD = NOBODY_THERE
    const caseId = await makeCase(world.operatorId)
    const good = await store(world.operator, 'licence', { caseId }, pdfBytes('later clean'))
    const bad = await store(world.operator, 'premises', { caseId }, pdfBytes(`later ${VIRUS}`))
    expect([await stateOf(good.id), await stateOf(bad.id)]).toEqual(['pending', 'pending'])
    await submit(caseId)
    await openAttachment(world.operator, good.id)
    await expect(openAttachment(world.reviewer, good.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await scanPending()).toBe(0)
    expect(await stateOf(good.id)).toBe('pending')

    const account = await db.account.create({
      data: {
        username: 'chen',
        role: 'operator',
        displayName: '陈女士',
        passwordHash: 'x',
        operatorId: world.operatorId,
      },
    })
    env.PORTAL_CLAMD = clamd.address
    const [one, two] = await Promise.all([scanPending(), scanPending()])
    expect(one + two).toBe(2)
    expect([await stateOf(good.id), await stateOf(bad.id)]).toEqual(['clean', 'infected'])
    await openAttachment(world.reviewer, good.id)
    for (const actor of [world.operator, world.reviewer]) {
      await expect(openAttachment(actor, bad.id)).rejects.toMatchObject({ code: 'conflict' })
    }
    expect((await filesOfCase(db, caseId)).map(({ id }) => id)).toEqual([good.id])
    const found = { where: { subjectId: caseId, action: 'attachment.found_infected' } }
    expect(await db.auditEvent.count(found)).toBe(1)
    expect(await db.notice.findMany({ where: { accountId: account.id } })).toMatchObject([
      { kind: 'attachment.infected', href: `/operator/filings/${caseId}` },
    ])
  })

  it('switched off: what waited waits no longer', async () => {
    env.PORTAL_CLAMD = NOBODY_THERE
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'licence', { caseId }, pdfBytes('off'))
    env.PORTAL_CLAMD = undefined
    await scanPending()
    expect(await stateOf(id)).toBe('not_scanned')
  })
})
