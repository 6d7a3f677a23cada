import { request } from '@playwright/test'
import { formContents } from '../support/pages'
import { DEMO_PASSWORD, stateOf } from '../support/roles'
import { expect, test } from '../support/test'

const base = () => process.env.E2E_BASE_URL ?? ''

test('every page carries a fresh nonce policy and the security headers', async ({ request: session }) => {
  const nonces = new Set<string>()
  for (const address of ['/', '/targets/310120', '/sign-in', '/nowhere', '/api/health']) {
    const headers = (await session.get(address)).headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, address).toContain("default-src 'self'")
    expect(policy, address).toContain("frame-ancestors 'none'")
    expect(policy, address).toContain("form-action 'self'")
    const scripts = policy.split('; ').find((part) => part.startsWith('script-src')) ?? ''
    expect(scripts, address).not.toMatch(/unsafe-(inline|eval)/)
    nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? '')
    expect(headers['x-content-type-options'], address).toBe('nosniff')
    expect(headers['x-frame-options'], address).toBe('DENY')
    expect(headers['referrer-policy'], address).toBe('same-origin')
    expect(headers['permissions-policy'], address).toContain('camera=()')
    expect(headers['x-request-id'], address).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-powered-by'], address).toBeUndefined()
  }
  expect(nonces.size).toBe(5)
})

test('no page lets itself be framed, not even by our own', async ({ page, complaints }) => {
  await page.goto('/status')
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/sign-in'
    document.body.append(frame)
  })
  await expect.poll(() => complaints.join('\n')).toContain('frame-ancestors')
  expect(await page.frameLocator('iframe').getByLabel('密码').count()).toBe(0)
  complaints.length = 0
})

test('the session cookie is out of reach of scripts and of other sites', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: base(), storageState: stateOf('planner') })
  const session = (await context.cookies()).find((cookie) => cookie.name === 'shanyu.session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const page = await context.newPage()
  await page.goto('/office')
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await context.close()
})

test('an upload another site sends is refused', async () => {
  const session = await request.newContext({ baseURL: base(), storageState: stateOf('sysadmin') })
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://elsewhere.test' },
  ]
  for (const headers of foreign) {
    const answer = await session.post('/admin/imports/upload', {
      headers,
      multipart: {
        kind: 'facilities',
        file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('机构名称\n') },
      },
    })
    expect(answer.status()).toBe(403)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a form another site sends is refused, and only because of where it comes from', async ({ page }) => {
    await page.goto('/sign-in')
    const form = page.locator('form', { has: page.getByLabel('密码', { exact: true }) })
    const hidden = await formContents(form)
    const multipart = { ...hidden, username: 'planner', password: DEMO_PASSWORD }
    const send = async (headers: Record<string, string>) => {
      const visitor = await request.newContext({ baseURL: base() })
      const answer = await visitor.post('/sign-in', { headers, multipart, maxRedirects: 0 })
      return (answer.headers()['set-cookie'] ?? '').includes('shanyu.session=')
    }
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(false)
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(await send({ origin: 'https://elsewhere.test' })).toBe(false)
    expect(await send({ origin: base(), 'sec-fetch-site': 'same-origin' })).toBe(true)
  })
})

test('a damaged or foreign session cookie reads as signed out', async () => {
  const session = await request.newContext({
    baseURL: base(),
    extraHTTPHeaders: { cookie: 'shanyu.session=eyJhbGciOiJkaXIifQ.damaged' },
  })
  expect((await session.get('/office', { maxRedirects: 0 })).status()).toBe(307)
})

test('after signing in nobody is led to another site', async ({ page }) => {
  await page.goto('/sign-in?next=//elsewhere.test/office')
  const form = page.locator('form', { has: page.getByLabel('密码', { exact: true }) })
  await form.getByLabel('账号', { exact: true }).fill('nanjing')
  await form.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await form.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/office$/)
})

test('a hurried caller is told so in words', async () => {
  // An address of its own, so that nobody else's allowance is used up.
  const session = await request.newContext({
    baseURL: base(),
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' },
  })
  let answer = await session.get('/targets/310120101/export?format=csv')
  for (let count = 0; count < 25 && answer.status() === 200; count += 1) {
    answer = await session.get('/targets/310120101/export?format=csv')
  }
  expect(answer.status()).toBe(429)
  expect((await answer.json()).error).toMatchObject({
    code: 'too_many',
    message: expect.stringContaining('过于频繁'),
  })
})

test('five wrong passwords lock an account, in the same words as a wrong name', async ({ page }) => {
  const form = page.locator('form', { has: page.getByLabel('密码', { exact: true }) })
  const attempt = async (username: string, password: string) => {
    await page.goto('/sign-in')
    await form.getByLabel('账号', { exact: true }).fill(username)
    await form.getByLabel('密码', { exact: true }).fill(password)
    await form.getByRole('button', { name: '登录', exact: true }).click()
    return page.getByRole('alert').filter({ hasText: '没有办成' }).textContent()
  }
  const unknown = await attempt('nobody-at-all', 'wrong')
  for (let count = 0; count < 5; count += 1) expect(await attempt('inspector2', 'wrong')).toBe(unknown)
  expect(await attempt('inspector2', DEMO_PASSWORD)).toBe(unknown)
})
