import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { publicActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { type NoticeInput, postNotice, readAllNotices, readNotice } from '@/lib/notices/commands'
import { countUnread, listNotices } from '@/lib/notices/queries'
import { NOTICES_PER_PAGE } from '@/lib/notices/rules'
import type { AccountRole } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { actorOfAccount } from '@/tests/support/sessions'
import { FENGXIAN, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()

const actors: Record<string, Actor> = {}
let operatorId: string

type Fields = Partial<Parameters<typeof db.account.create>[0]['data']>

async function account(username: string, role: AccountRole, fields: Fields = {}): Promise<void> {
  const row = { username, displayName: username, passwordHash: '-', role, ...fields }
  const { id } = await db.account.create({ data: row as Parameters<typeof db.account.create>[0]['data'] })
  if (fields.isEnabled !== false) actors[username] = await actorOfAccount(id, null)
}

beforeAll(async () => {
  await makeDivisions()
  const body = await db.operatorBody.create({
    data: { name: '甲', creditCode: 'x', registrationAuthority: 'civil_affairs', contactName: '张' },
  })
  operatorId = body.id
  const at = new Date()
  await account('zhang', 'operator', { operatorId, email: 'zhang@example.com', emailConfirmedAt: at })
  await account('li', 'operator', {
    operatorId,
    email: 'li@example.com',
    phone: '13812345678',
    phoneConfirmedAt: at,
  })
  await account('gone', 'operator', { operatorId, isEnabled: false, email: 'g@e.cn', emailConfirmedAt: at })
  await account('demo', 'operator', { operatorId, isDemo: true, email: 'd@e.cn', emailConfirmedAt: at })
  await account('other', 'operator')
  await account('fire', 'department', { regionCode: FENGXIAN, department: '区消防救援支队' })
  await account('market', 'department', { regionCode: FENGXIAN, department: '区市场监管局' })
  await account('yunnan', 'department', { regionCode: '530102', department: '区消防救援支队' })
  await account('reviewer', 'reviewer', { regionCode: FENGXIAN })
})
beforeEach(async () => {
  await db.notice.deleteMany()
  await db.outboxMessage.deleteMany()
})

const actor = (name: string): Actor => actors[name] ?? publicActor
const notice = (fields: Partial<NoticeInput> = {}): NoticeInput => ({
  to: { operatorId },
  kind: 'filing.correction',
  title: '请补正材料',
  text: '请在期限内补正两项材料。',
  href: '/operator/filings/1/corrections',
  eventKey: 'correction:1',
  ...fields,
})
const post = (fields: Partial<NoticeInput> = {}) => transaction((tx) => postNotice(tx, notice(fields)))
const toldNames = async () =>
  (await db.notice.findMany({ select: { account: { select: { username: true } } } }))
    .map((row) => row.account.username)
    .sort()

describe('postNotice', () => {
  test.each([
    ['an operator body', () => ({ operatorId }), ['demo', 'li', 'zhang']],
    ['people', () => ({ accountIds: [actor('other').accountId ?? ''] }), ['other']],
    [
      'a department',
      () => ({ roles: ['department' as const], countyCode: FENGXIAN, department: '区消防救援支队' }),
      ['fire'],
    ],
    [
      'roles of a county',
      () => ({ roles: ['department' as const, 'reviewer' as const], countyCode: FENGXIAN }),
      ['fire', 'market', 'reviewer'],
    ],
    ['nobody', () => ({ accountIds: [] }), []],
  ])('tells %s', async (_name, to, names) => {
    await post({ to: to() })
    expect(await toldNames()).toEqual(names)
  })

  test('writes only to confirmed addresses, and never for demo accounts', async () => {
    await post()
    const rows = await db.outboxMessage.findMany({ orderBy: { kind: 'asc' } })
    expect(rows.map(({ kind, payload }) => [kind, (payload as { address: string }).address])).toEqual([
      ['message.email', 'zhang@example.com'],
      ['message.sms', '13812345678'],
    ])
  })

  test('the same event told twice, also at once, is one line and one message', async () => {
    await Promise.all([post(), post(), post()])
    await post({ title: '请补正材料（再次）' })
    expect(await toldNames()).toEqual(['demo', 'li', 'zhang'])
    expect(await db.outboxMessage.count()).toBe(2)
    await post({ eventKey: 'correction:2' })
    expect(await db.notice.count()).toBe(6)
  })

  test('goes with its cause: rolled back together', async () => {
    await transaction(async (tx) => {
      await postNotice(tx, notice())
      throw new Error('halfway')
    }).catch(() => undefined)
    expect([await db.notice.count(), await db.outboxMessage.count()]).toEqual([0, 0])
  })

  test('cuts long names and strips what steers; refuses to lead elsewhere', async () => {
    await post({ title: `${'名'.repeat(10_000)}\u0000\r\n`, text: '长😀'.repeat(5_000) })
    const row = await db.notice.findFirstOrThrow()
    expect(Array.from(row.title)).toHaveLength(120)
    expect(Array.from(row.text)).toHaveLength(2_000)
    await expect(post({ href: 'https://elsewhere.example', eventKey: 'x' })).rejects.toThrow(RangeError)
  })
})

describe('the inbox', () => {
  test('shows one’s own lines, newest first, page by page', async () => {
    for (let index = 0; index < NOTICES_PER_PAGE + 3; index++)
      await post({
        to: { accountIds: [actor('zhang').accountId ?? ''] },
        eventKey: `e${index}`,
        title: `第${index}条`,
      })
    const first = await listNotices(actor('zhang'), { page: 1 })
    expect(first).toMatchObject({ total: NOTICES_PER_PAGE + 3, page: 1 })
    expect(first.items[0]?.title).toBe(`第${NOTICES_PER_PAGE + 2}条`)
    expect((await listNotices(actor('zhang'), { page: 2 })).items).toHaveLength(3)
    expect(await countUnread(actor('zhang'))).toBe(NOTICES_PER_PAGE + 3)
  })

  test.each(['other', 'fire', 'reviewer', 'nobody'])('%s finds nothing of another person’s', async (name) => {
    await post({ to: { accountIds: [actor('zhang').accountId ?? ''] } })
    const { id } = await db.notice.findFirstOrThrow()
    expect((await listNotices(actor(name), { page: 1 })).total).toBe(0)
    expect(await countUnread(actor(name))).toBe(0)
    await expect(readNotice(actor(name), { noticeId: id })).rejects.toMatchObject({ code: 'not_found' })
    await readAllNotices(actor(name), { upTo: id })
    expect(await countUnread(actor('zhang'))).toBe(1)
  })

  test('opening marks as read once and says where it leads', async () => {
    await post()
    const [line] = (await listNotices(actor('zhang'), { page: 1 })).items
    const noticeId = line?.id ?? ''
    expect(await readNotice(actor('zhang'), { noticeId })).toEqual({
      href: '/operator/filings/1/corrections',
    })
    const { readAt } = await db.notice.findUniqueOrThrow({ where: { id: noticeId } })
    await readNotice(actor('zhang'), { noticeId })
    expect((await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).readAt).toEqual(readAt)
    expect([await countUnread(actor('zhang')), await countUnread(actor('li'))]).toEqual([0, 1])
  })

  test('reading all leaves what came afterwards', async () => {
    await post({ eventKey: 'a' })
    await post({ eventKey: 'b' })
    const [newest] = (await listNotices(actor('zhang'), { page: 1 })).items
    await post({ eventKey: 'c' })
    expect(await readAllNotices(actor('zhang'), { upTo: newest?.id ?? '' })).toEqual({ count: 2 })
    expect(await countUnread(actor('zhang'))).toBe(1)
    expect(await countUnread(actor('li'))).toBe(3)
  })
})
