import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptInvitation } from '@/lib/acceptances/commands'
import { confirmChange, rejectChange } from '@/lib/change-decisions/commands'
import { type Actor, publicActor } from '@/lib/core/actor'
import { lookupHash } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { verifyPassword } from '@/lib/core/password'
import {
  inviteColleague,
  inviteOfficial,
  inviteStaff,
  resendInvitation,
  withdrawInvitation,
} from '@/lib/invitations/commands'
import { findByToken, listInvitations } from '@/lib/invitations/queries'
import { acceptSchema } from '@/lib/invitations/schema'
import { customRole, makeBody, person } from '@/tests/support/accounts'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount } from '@/tests/support/sessions'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const PASSWORD = 'kite-lantern-orchard-42'
const NUMBER = '11010519491231002X'
const OTHER_NUMBER = '440524188001010014'
const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? ''
const yes = { reason: '', confirm: 'yes' as const }

const roleId = async (code: string) => (await db.role.findFirstOrThrow({ where: { code } })).id
const accept = (path: string | null, given: Record<string, string> = {}) => {
  const username = given.username ?? `n-${randomUUID()}`
  const form = {
    token: tokenOf(path),
    username,
    displayName: '新同事',
    password: PASSWORD,
    passwordAgain: PASSWORD,
  }
  const input = acceptSchema.parse({ ...form, ...given })
  // Everybody from a place of their own: one place that accepts by the dozen is slowed.
  return acceptInvitation(publicActor, input, randomUUID()).then(() =>
    db.account.findUniqueOrThrow({ where: { username } }),
  )
}
const official = async (given: Record<string, unknown> = {}) => ({
  displayName: '李四',
  roleId: await roleId('planner'),
  region: '310120101',
  email: null,
  reason: '新到岗',
  ...given,
})

describe('the system administrator invites', () => {
  it('and nothing opens before a second person agrees; then the person names the account', async () => {
    const [asks, agrees] = [await person('sysadmin'), await person('secadmin')]
    const email = `${randomUUID()}@example.test`
    const sent = await inviteOfficial(
      asks,
      await official({ roleId: await roleId('secadmin'), region: '', email }),
    )
    expect(sent.path).toBeNull()
    const invitation = await db.invitation.findFirstOrThrow({ where: { email } })
    expect(invitation.state).toBe('waiting')
    expect(await db.outboxMessage.count({ where: { payload: { path: ['address'], equals: email } } })).toBe(0)
    const change = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: invitation.id } })
    await confirmChange(agrees, { changeId: change.id, ...yes })
    const mail = await db.outboxMessage.findFirstOrThrow({
      where: { payload: { path: ['address'], equals: email } },
    })
    const { href } = mail.payload as { href: string }
    const account = await accept(href)
    expect(account).toMatchObject({ role: 'secadmin', displayName: '新同事', email, emailConfirmedAt: null })
    expect(await verifyPassword(PASSWORD, account.passwordHash)).toBe(true)
    expect((await actorOfAccount(account.id)).permissions.has('roles.change')).toBe(true)
    expect(await findByToken(publicActor, tokenOf(href))).toBeNull()
    await expect(accept(href)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('never sees the link of another administrator: he would hold two powers', async () => {
    const [asks, agrees] = [await person('sysadmin'), await person('secadmin')]
    const email = `${randomUUID()}@example.test`
    const secadmin = { roleId: await roleId('secadmin'), region: '' }
    await expect(inviteOfficial(asks, await official(secadmin))).rejects.toMatchObject({
      fields: { email: expect.anything() },
    })
    await inviteOfficial(asks, await official({ ...secadmin, email }))
    const { id } = await db.invitation.findFirstOrThrow({ where: { email } })
    const change = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: id } })
    expect(change.summary).toMatch(/链接发到.+@example\.test/)
    expect(change.summary).not.toContain(email)
    await confirmChange(agrees, { changeId: change.id, ...yes })
    expect(await resendInvitation(asks, { invitationId: id })).toEqual({ path: null })
    const mails = { payload: { path: ['address'], equals: email } }
    const [, again] = await db.outboxMessage.findMany({ where: mails, orderBy: { id: 'asc' } })
    const { href } = (again?.payload ?? {}) as { href: string }
    expect(await accept(href)).toMatchObject({ role: 'secadmin' })
  })

  it('a rejected invitation is withdrawn', async () => {
    const asks = await person('sysadmin')
    const displayName = `王${randomUUID()}`
    await inviteOfficial(asks, await official({ displayName }))
    const { id } = await db.invitation.findFirstOrThrow({ where: { displayName } })
    const change = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: id } })
    await rejectChange(await person('secadmin'), { changeId: change.id, reason: '没有这个岗位' })
    expect((await db.invitation.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn')
  })

  it('no parent, operator or staff account that way', async () => {
    const asks = await person('sysadmin')
    for (const code of ['parent', 'operator', 'staff'])
      await expect(
        inviteOfficial(asks, await official({ roleId: await roleId(code) })),
      ).rejects.toMatchObject({
        code: 'forbidden',
      })
  })

  it('a department’s reviewer only into an office of that area, and carries its name', async () => {
    const [asks, agrees] = [await person('sysadmin'), await person('secadmin')]
    const office = await db.organisation.create({ data: { name: '区消防救援局', regionCode: '310120' } })
    const input = await official({ roleId: await roleId('department'), region: '310120' })
    for (const [organisationId, region] of [
      [undefined, '310120'],
      [office.id, '530102'],
    ] as const)
      await expect(inviteOfficial(asks, { ...input, organisationId, region })).rejects.toMatchObject({
        fields: { organisationId: expect.anything() },
      })
    await inviteOfficial(asks, { ...input, displayName: '赵六六', organisationId: office.id })
    const { id } = await db.invitation.findFirstOrThrow({ where: { displayName: '赵六六' } })
    const change = await db.sensitiveChange.findFirstOrThrow({ where: { subjectId: id } })
    await confirmChange(agrees, { changeId: change.id, ...yes })
    const { path } = await resendInvitation(asks, { invitationId: id })
    expect(await accept(path)).toMatchObject({ department: '区消防救援局', regionCode: '310120' })
  })
})

describe('an area’s planner invites downward only', () => {
  it('at once, into a smaller area, with no more than the own rights', async () => {
    const planner = await person('planner')
    const { path } = await inviteOfficial(planner, await official())
    expect(await accept(path)).toMatchObject({ role: 'planner', regionCode: '310120101', isDemo: false })
  })

  it.each([
    ['the own area with the same rights', { region: '310120' }],
    ['the area above', { region: '310000' }],
    ['another area', { region: '530102' }],
  ])('refuses %s', async (_what, given) => {
    const invite = inviteOfficial(await person('planner'), await official(given))
    await expect(invite).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each(['sysadmin', 'secadmin', 'auditor', 'operator', 'parent', 'staff', 'reviewer', 'department'])(
    'refuses %s, who holds what the planner does not, or is no official',
    async (code) => {
      const input = await official({ roleId: await roleId(code) })
      await expect(inviteOfficial(await person('planner'), input)).rejects.toMatchObject({ code: 'invalid' })
    },
  )

  it('hands on only what it holds itself, also as a custom role', async () => {
    const { id: less } = await customRole('planner', ['accounts.delegate', 'plans.change'])
    const narrow = await person('planner', { roleId: less })
    await expect(inviteOfficial(narrow, await official())).rejects.toMatchObject({ code: 'invalid' })
    const { id: part } = await customRole('inspector', ['filings.read'])
    await expect(inviteOfficial(narrow, await official({ roleId: part }))).rejects.toMatchObject({
      code: 'invalid',
    })
    const { id: same } = await customRole('planner', ['plans.change'])
    expect((await inviteOfficial(narrow, await official({ roleId: same }))).path).not.toBeNull()
    // In the own area too, when it is less.
    expect(
      (await inviteOfficial(narrow, await official({ roleId: same, region: '310120' }))).path,
    ).not.toBeNull()
  })

  it('and nobody else does', async () => {
    const { id: without } = await customRole('planner', ['plans.change'])
    const others = [
      ...(await Promise.all(
        (['reviewer', 'inspector', 'township', 'operator'] as const).map((kind) => person(kind)),
      )),
      await person('planner', { roleId: without }),
      await person('auditor'),
      await person('secadmin'),
    ]
    for (const actor of others)
      await expect(inviteOfficial(actor, await official()), actor.role).rejects.toMatchObject({
        code: 'forbidden',
      })
  })

  it('neighbours neither see nor withdraw it', async () => {
    const displayName = `孙${randomUUID()}`
    await inviteOfficial(await person('planner'), await official({ displayName }))
    const { id } = await db.invitation.findFirstOrThrow({ where: { displayName } })
    const yunnan = await person('planner', { regionCode: '530000' })
    expect((await listInvitations(yunnan)).map((row) => row.id)).not.toContain(id)
    for (const actor of [yunnan, await person('auditor'), await person('reviewer')])
      await expect(withdrawInvitation(actor, { invitationId: id })).rejects.toMatchObject({
        code: 'not_found',
      })
  })
})

async function bodyOf(): Promise<Actor & { operatorId: string }> {
  return (await person('operator', { operatorId: await makeBody() })) as never
}

async function employ(operatorId: string, number: string | null = null) {
  const identityHash = number ? lookupHash(number) : randomUUID()
  const known = await db.staffPerson.findUnique({ where: { identityHash } })
  const who =
    known ??
    (await db.staffPerson.create({
      data: { name: '周保育', identitySealed: 'x', identityHash, identityMasked: '110***002X' },
    }))
  await db.staffPost.create({
    data: { personId: who.id, operatorId, kind: 'carer', startedOn: new Date('2026-01-01') },
  })
  return who
}

describe('an operator invites', () => {
  it('a colleague into the own body, whom no other body sees', async () => {
    const owner = await bodyOf()
    const { path } = await inviteColleague(owner, { displayName: '陈同事', email: null })
    const colleague = await accept(path)
    expect(colleague).toMatchObject({ role: 'operator', operatorId: owner.operatorId, regionCode: null })
    const [row] = await listInvitations(owner)
    const stranger = await bodyOf()
    expect(await listInvitations(stranger)).toEqual([])
    await expect(resendInvitation(stranger, { invitationId: row?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('its own people to their record, who prove the number: five tries, then a new link', async () => {
    const owner = await bodyOf()
    const who = await employ(owner.operatorId, NUMBER)
    const { path } = await inviteStaff(owner, { personId: who.id, email: null })
    await expect(inviteStaff(owner, { personId: who.id, email: null })).rejects.toMatchObject({
      code: 'conflict',
    })
    for (let left = 4; left >= 0; left -= 1)
      await expect(accept(path, { number: OTHER_NUMBER })).rejects.toMatchObject({
        fields: { number: [expect.stringContaining(left > 0 ? `还可以核对 ${left} 次` : '用完')] },
      })
    await expect(accept(path, { number: NUMBER })).rejects.toMatchObject({ code: 'conflict' })
    const [row] = await listInvitations(owner)
    const again = await resendInvitation(owner, { invitationId: row?.id ?? '' })
    await expect(accept(path, { number: NUMBER })).rejects.toMatchObject({ code: 'conflict' })
    const account = await accept(again.path, { number: NUMBER.toLowerCase() })
    expect(account).toMatchObject({
      role: 'staff',
      staffPersonId: who.id,
      displayName: '周保育',
      operatorId: null,
    })
    await expect(inviteStaff(owner, { personId: who.id, email: null })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('nobody who works for another body, and nobody invites without the right', async () => {
    const [owner, stranger] = [await bodyOf(), await bodyOf()]
    const who = await employ(stranger.operatorId)
    await expect(inviteStaff(owner, { personId: who.id, email: null })).rejects.toMatchObject({
      code: 'not_found',
    })
    const { id } = await customRole('operator', ['operator.staff'])
    const clerk = await person('operator', { operatorId: owner.operatorId, roleId: id })
    for (const actor of [clerk, await person('operator'), await person('reviewer')])
      await expect(inviteColleague(actor, { displayName: '张三', email: null })).rejects.toMatchObject({
        code: 'forbidden',
      })
  })
})

describe('a link', () => {
  const link = async () => inviteOfficial(await person('planner'), await official())
  const rowOf = (path: string | null) =>
    db.invitation
      .findFirstOrThrow({ orderBy: { createdAt: 'desc' }, where: { state: { not: 'waiting' } } })
      .then((row) => ({ row, path }))

  it('is never stored', async () => {
    const { path } = await link()
    const rows = JSON.stringify(await db.invitation.findMany())
    expect(rows).not.toContain(tokenOf(path))
    expect(rows).toMatch(/[0-9a-f]{64}/)
  })

  it('opens one account of any number of tries at once', async () => {
    const { path } = await link()
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => accept(path)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('opens nothing once its sender lost the right to invite', async () => {
    const planner = await person('planner')
    const { path } = await inviteOfficial(planner, await official())
    const { id } = await customRole('planner', ['filings.read'])
    await db.account.update({ where: { id: planner.accountId }, data: { roleId: id } })
    await expect(accept(path)).rejects.toMatchObject({ code: 'conflict' })
    const [operatorId, elsewhere] = [await makeBody(), await makeBody()]
    const owner = await person('operator', { operatorId })
    const sent = await inviteColleague(owner, { displayName: '新同事', email: null })
    const moveTo = (data: { operatorId: string }) =>
      db.account.update({ where: { id: owner.accountId }, data })
    await moveTo({ operatorId: elsewhere })
    await expect(accept(sent.path)).rejects.toMatchObject({ code: 'conflict' })
    await moveTo({ operatorId })
    expect(await accept(sent.path)).toMatchObject({ operatorId })
  })

  it('opens nothing when expired, withdrawn, made up, or when its sender was shut out', async () => {
    const dead = { code: 'conflict' }
    await expect(accept('/invitations/made-up')).rejects.toMatchObject(dead)
    const planner = await person('planner')
    const invite = async () => {
      const { path } = await inviteOfficial(planner, await official())
      return rowOf(path)
    }
    const expired = await invite()
    await db.invitation.update({ where: { id: expired.row.id }, data: { expiresAt: new Date() } })
    await expect(accept(expired.path)).rejects.toMatchObject(dead)
    const gone = await invite()
    await withdrawInvitation(planner, { invitationId: gone.row.id })
    await expect(accept(gone.path)).rejects.toMatchObject(dead)
    await expect(resendInvitation(planner, { invitationId: gone.row.id })).rejects.toMatchObject(dead)
    const orphan = await invite()
    await db.account.update({ where: { id: planner.accountId }, data: { isEnabled: false } })
    await expect(accept(orphan.path)).rejects.toMatchObject(dead)
  })

  it('takes a good password and a free name, and the body of the post chooses nothing else', async () => {
    const { path } = await link()
    await expect(accept(path, { password: 'short', passwordAgain: 'short' })).rejects.toMatchObject({
      fields: { password: expect.anything() },
    })
    const taken = await person('planner')
    const { username } = await db.account.findUniqueOrThrow({ where: { id: taken.accountId } })
    await expect(accept(path, { username })).rejects.toMatchObject({
      fields: { username: expect.anything() },
    })
    const account = await accept(path, { role: 'sysadmin', regionCode: '310000', isDemo: 'true' })
    expect(account).toMatchObject({ role: 'planner', regionCode: '310120101', isDemo: false })
  })
})
