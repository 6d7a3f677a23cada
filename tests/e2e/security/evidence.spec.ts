import { request } from '@playwright/test'
import { formContents } from '../support/pages'
import { stateOf, type Username } from '../support/roles'
import { expect, test } from '../support/test'

const base = () => process.env.E2E_BASE_URL ?? ''
/** An address of its own, so that nobody else's allowance is used up. */
const asUser = (who: Username | null) =>
  request.newContext({
    baseURL: base(),
    storageState: who ? stateOf(who) : undefined,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.61' },
  })

test.describe('a form of somebody else’s', () => {
  test.use({ javaScriptEnabled: false, by: 'sysadmin' })

  test('sent all the same is refused, and the auditor reads who sent which, but nothing that was typed', async ({
    page,
  }) => {
    await page.goto('/admin/calendar')
    const form = page.locator('form', { has: page.getByLabel('节日', { exact: true }) })
    const hidden = await formContents(form)
    const typed = { date: '2031-05-05', name: '伪造的节日', kind: 'off', source: '伪造的来源' }
    const inspector = await asUser('inspector')
    const answer = await inspector.post('/admin/calendar', { multipart: { ...hidden, ...typed } })
    expect(answer.status()).toBe(404)

    const auditor = await asUser('auditor')
    const log = await (await auditor.get('/admin/audit/export?outcome=refused')).text()
    const line = log.split('\r\n').find((row) => row.includes('calendar.addCalendarDay')) ?? ''
    expect(line).toContain('检查员')
    expect(line).toContain('被拒绝')
    expect(line).toContain('/admin/calendar')
    expect(line).toContain(answer.headers()['x-request-id'])
    expect(log).not.toContain('伪造')
    const html = await (await auditor.get('/admin/audit?outcome=refused')).text()
    expect(html).toContain('想办理一件没有权限或不存在的事')
    await page.goto('/admin/calendar')
    expect(await page.content()).not.toContain('伪造的节日')
  })
})

test('a list that is not theirs is refused by name', async () => {
  const [parent, auditor] = [await asUser('parent'), await asUser('auditor')]
  const answer = await parent.get('/admin/audit/export')
  expect(answer.status()).toBe(404)
  const log = await (await auditor.get('/admin/audit/export?outcome=refused')).text()
  const line = log.split('\r\n').find((row) => row.includes(answer.headers()['x-request-id'] ?? 'none'))
  expect(line).toContain('export.audit')
})

test('a body too large or too deep harms nobody', async () => {
  const visitor = await asUser(null)
  const large = await visitor.post('/sign-in', {
    multipart: { username: 'x', password: 'a'.repeat(6_000_000) },
  })
  expect(large.status()).toBe(413)
  expect(await large.text()).toContain('内容太大')
  const api = await visitor.post('/api/v1/facilities', {
    headers: { 'content-type': 'application/json' },
    data: `["${'a'.repeat(6_000_000)}"]`,
  })
  expect([api.status(), (await api.json()).error.code]).toEqual([413, 'too_large'])
  const html = await (await visitor.get('/sign-in')).text()
  const id =
    /name="\$ACTION_ID_([0-9a-f]{20,})"/.exec(html)?.[1] ?? /"id":"([0-9a-f]{40,})"/.exec(html)?.[1] ?? '0'
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
  expect((await visitor.post('/sign-in', { headers, data: deep })).status()).toBeGreaterThanOrEqual(400)
  expect((await visitor.get('/api/health')).status()).toBe(200)
})
