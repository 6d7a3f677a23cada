import { type APIRequestContext, type APIResponse, type Page, request } from '@playwright/test'
import { PAPER, registerOperator, startFiling } from '../support/filing'
import { formContents } from '../support/pages'
import { stateOf, type Username } from '../support/roles'
import { expect, test } from '../support/test'

/** What one operator's papers are to everybody else: nothing. The first test finds them, the others ask for them. */
test.describe.configure({ mode: 'serial' })

const base = () => process.env.E2E_BASE_URL ?? ''
const asUser = (who: Username | Awaited<ReturnType<APIRequestContext['storageState']>> | null) =>
  request.newContext({
    baseURL: base(),
    storageState: typeof who === 'string' ? stateOf(who) : (who ?? undefined),
    // An address of its own, so that nobody else's allowance is used up.
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.21' },
  })
const ask = (session: APIRequestContext, address: string) => session.get(address, { maxRedirects: 0 })
const idsIn = (html: string, path: string): string[] => [
  ...new Set([...html.matchAll(new RegExp(`${path}/([0-9a-f-]{36})`, 'g'))].map(([, id]) => id ?? '')),
]

/** The demo operator's: a draft, a case sent in and not answered yet, a case with its receipt, with a file each. */
const own = { draft: '', received: '', filed: '', file: '', staff: '', task: '', name: '' }
const PAGES = ['', '/identity', '/materials', '/check', '/corrections', '/done']
const LETTERS = ['receipt', 'conditions', 'corrections', 'noncompliance']
let stranger: APIRequestContext
let strangersDraft = ''

test.beforeAll(async ({ browser }) => {
  const operator = await asUser('operator')
  const officer = await asUser('reviewer')
  const idOf = async (name: string) => {
    own.name = name
    const html = await (await officer.get(`/office/filings?tab=all&q=${encodeURIComponent(name)}`)).text()
    return idsIn(html, '/office/filings')[0] ?? ''
  }
  own.filed = await idOf('解放路启蒙托育园（演示）')
  own.received = await idOf('奉城古城托育园（演示）')
  const list = await (await operator.get('/operator/filings')).text()
  for (const id of idsIn(list, '/operator/filings')) {
    const page = await (await operator.get(`/operator/filings/${id}`)).text()
    if (page.includes('南桥小苗托育园')) own.draft = id
  }
  const check = await (await operator.get(`/operator/filings/${own.received}/check`)).text()
  own.file = idsIn(check, '/files')[0] ?? ''
  own.staff = idsIn(await (await operator.get('/operator/staff')).text(), '/operator/staff')[0] ?? ''
  const fire = await asUser('fire')
  const tasks = await (await fire.get(`/office/tasks?q=${encodeURIComponent(own.name)}`)).text()
  own.task = idsIn(tasks, '/office/tasks')[0] ?? ''
  expect(Object.entries(own).filter(([, value]) => value === '')).toEqual([])

  const context = await browser.newContext({ baseURL: base() })
  const page = await context.newPage()
  await registerOperator(page, `fremd${Date.now().toString(36)}`)
  strangersDraft = await startFiling(page, '310120101 南桥镇')
  stranger = await asUser(await context.storageState())
  await context.close()
})

async function expectNothing(session: APIRequestContext, addresses: readonly string[]): Promise<void> {
  const found: Record<string, number> = {}
  for (const address of addresses) {
    const answer = await ask(session, address)
    found[address] = answer.status()
    expect((await answer.text()).includes(own.name), address).toBe(false)
  }
  expect(found).toEqual(Object.fromEntries(addresses.map((address) => [address, 404])))
}

test('another operator finds no page, file, letter or member of staff of the first', async () => {
  await expectNothing(stranger, [
    ...[own.draft, own.received, own.filed].flatMap((id) =>
      PAGES.map((page) => `/operator/filings/${id}${page}`),
    ),
    ...LETTERS.map((kind) => `/operator/filings/${own.filed}/documents/${kind}`),
    `/office/filings/${own.filed}`,
    `/office/tasks/${own.task}`,
    `/files/${own.file}`,
    `/operator/staff/${own.staff}`,
  ])
})

for (const who of ['yunnan', 'nanjing', 'baodi'] as const) {
  test(`an official of another area (${who}) finds nothing, and lists nothing`, async () => {
    const session = await asUser(who)
    await expectNothing(session, [
      `/office/filings/${own.received}`,
      `/office/filings/${own.filed}`,
      `/office/filings/${own.filed}/documents/receipt`,
      `/operator/filings/${own.filed}`,
      `/operator/filings/${own.filed}/documents/receipt`,
      `/office/tasks/${own.task}`,
      `/files/${own.file}`,
    ])
    const lists = [
      `/office/filings?tab=all&q=${encodeURIComponent(own.name)}`,
      `/office/filings?tab=all&township=310120102`,
      '/office/joint-list',
      '/office/exchange',
    ]
    for (const list of lists) {
      const html = await (await session.get(list)).text()
      expect(idsIn(html, '/office/filings'), list).toEqual([])
      expect(html.match(/演示-310120-/), list).toBeNull()
    }
  })
}

test('the own county: a draft is nobody else’s, a task is its department’s, a township sees its own', async () => {
  const [reviewer, market, township, parent, sysadmin, auditor] = await Promise.all(
    (['reviewer', 'market', 'township', 'parent', 'sysadmin', 'auditor'] as const).map(asUser),
  )
  await expectNothing(reviewer as APIRequestContext, [
    `/office/filings/${own.draft}`,
    `/operator/filings/${own.draft}`,
    // Nothing was issued yet.
    ...LETTERS.map((kind) => `/office/filings/${own.received}/documents/${kind}`),
  ])
  await expectNothing(market as APIRequestContext, [
    `/office/tasks/${own.task}`,
    `/office/filings/${own.received}`,
  ])
  await expectNothing(township as APIRequestContext, [
    `/office/filings/${own.received}`,
    `/files/${own.file}`,
  ])
  for (const session of [parent, sysadmin, auditor])
    await expectNothing(session as APIRequestContext, [
      `/office/filings/${own.received}`,
      `/operator/filings/${own.received}`,
      `/files/${own.file}`,
    ])
})

test('a visitor is asked to sign in, and a receipt nobody issued has no paper', async () => {
  const visitor = await asUser(null)
  for (const address of [
    `/operator/filings/${own.filed}`,
    `/office/filings/${own.filed}`,
    `/files/${own.file}`,
  ]) {
    const answer = await ask(visitor, address)
    expect([303, 307], address).toContain(answer.status())
    expect(answer.headers().location, address).toBe(`/sign-in?next=${encodeURIComponent(address)}`)
  }
  expect((await ask(visitor, `/operator/filings/${own.filed}/documents/receipt`)).status()).toBe(401)
  await expectNothing(visitor, [
    '/receipts/310120-2026-99999/pdf',
    '/receipts/310120-2026-99999/conditions',
    `/receipts/${own.filed}/pdf`,
    '/api/v1/receipts/310120-2026-99999',
  ])
})

test('steps out of order lead back to the case, never to a form that would not be taken', async () => {
  const operator = await asUser('operator')
  const steps: [from: string, to: string][] = [
    ...['/identity', '/rooms', '/materials', '/corrections'].map((page): [string, string] => [
      `/operator/filings/${own.received}${page}`,
      `/operator/filings/${own.received}`,
    ]),
    [`/operator/filings/${own.filed}/fees`, `/operator/filings/${own.filed}`],
    [`/operator/filings/${own.draft}/corrections`, `/operator/filings/${own.draft}`],
    [`/operator/filings/${own.draft}/done`, `/operator/filings/${own.draft}`],
  ]
  for (const [from, to] of steps) {
    const answer = await ask(operator, from)
    expect(answer.status(), from).toBe(307)
    expect(answer.headers().location, from).toBe(to)
  }
  await expectNothing(operator, [
    `/operator/filings/${own.received}/no-such-page`,
    '/operator/filings/not-an-id',
    '/operator/filings/00000000-0000-4000-8000-000000000000/identity',
    ...LETTERS.map((kind) => `/operator/filings/${own.draft}/documents/${kind}`),
    `/operator/filings/${own.filed}/documents/secret`,
  ])
  // Sent in: it can be read, not sent again.
  expect(await (await operator.get(`/operator/filings/${own.received}/check`)).text()).not.toContain(
    'name="promises"',
  )
})

const send = (session: APIRequestContext, caseId: string, file = PAPER, more: Record<string, string> = {}) =>
  session.post(
    `/operator/filings/${caseId}/files?back=${encodeURIComponent(`/operator/filings/${caseId}/materials`)}&slot=file-licence`,
    { multipart: { material: 'licence', ...more, file }, maxRedirects: 0 },
  )
const problemOf = (answer: APIResponse) =>
  new URL(answer.headers().location ?? '', 'http://portal').searchParams.get('problem')

test('no file goes into or out of another’s case, nor into one that was sent in', async () => {
  expect((await send(stranger, own.draft)).status()).toBe(404)
  expect((await send(stranger, own.received)).status()).toBe(404)
  const removal = await stranger.post(`/operator/filings/${own.received}/files`, {
    multipart: { material: 'licence', removes: own.file },
    maxRedirects: 0,
  })
  expect(removal.status()).toBe(404)
  expect((await send(await asUser('reviewer'), own.received)).status()).toBe(404)
  const visitor = await send(await asUser(null), own.received)
  expect(visitor.headers().location).toContain('/sign-in?next=')
  const operator = await asUser('operator')
  const late = await send(operator, own.received)
  expect([late.status(), problemOf(late)]).toEqual([303, 'closed'])
  // Back always means the operator's own room.
  const away = await operator.post(`/operator/filings/${own.received}/files?back=//elsewhere.test/x`, {
    multipart: { material: 'licence', file: PAPER },
    maxRedirects: 0,
  })
  expect(away.headers().location).toMatch(/^\/operator(\?|$|#)/)
  expect((await operator.get(`/files/${own.file}`)).status()).toBe(200)
})

test('a page named .pdf and a file too large are refused in words, and nothing is kept', async () => {
  const id = strangersDraft.split('/').at(-1) ?? ''
  const page = { ...PAPER, buffer: Buffer.from('<!doctype html><script>alert(1)</script>') }
  const web = await send(stranger, id, page)
  expect([web.status(), problemOf(web)]).toEqual([303, 'web_page'])
  const words = await (await stranger.get(web.headers().location ?? '')).text()
  expect(words).toContain('这个文件其实是一个网页')
  const large = await send(stranger, id, { ...PAPER, buffer: Buffer.alloc(21 * 1024 * 1024, PAPER.buffer) })
  expect([large.status(), problemOf(large)]).toEqual([303, 'too_large'])
  expect(await (await stranger.get(large.headers().location ?? '')).text()).toContain('文件超过 20 MB')
  const materials = await (await stranger.get(`${strangersDraft}/materials`)).text()
  expect(idsIn(materials, '/files')).toEqual([])
})

const tus = (length: number, metadata: Record<string, string>) => ({
  headers: {
    'tus-resumable': '1.0.0',
    'upload-length': String(length),
    'upload-metadata': Object.entries(metadata)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(','),
  },
})

test('resumable uploads ask the same: a session, the own case, the size; an upload is its account’s', async () => {
  const id = strangersDraft.split('/').at(-1) ?? ''
  const slot = { caseId: id, material: 'licence', filename: 'a.pdf' }
  expect((await (await asUser(null)).post('/uploads', tus(100, slot))).status()).toBe(401)
  expect((await (await asUser('operator')).post('/uploads', tus(100, slot))).status()).toBe(404)
  expect((await (await asUser('reviewer')).post('/uploads', tus(100, slot))).status()).toBe(404)
  expect((await stranger.post('/uploads', tus(21 * 1024 * 1024, slot))).status()).toBe(413)
  const cross = await stranger.post('/uploads', {
    headers: { ...tus(100, slot).headers, 'sec-fetch-site': 'cross-site' },
  })
  expect(cross.status()).toBe(403)
  const made = await stranger.post('/uploads', tus(100, slot))
  expect(made.status()).toBe(201)
  const address = new URL(made.headers().location ?? '', base()).pathname
  const look = { headers: { 'tus-resumable': '1.0.0' } }
  expect((await stranger.head(address, look)).status()).toBe(200)
  for (const who of ['operator', 'reviewer'] as const)
    expect((await (await asUser(who)).head(address, look)).status(), who).toBe(404)
  expect((await (await asUser(null)).head(address, look)).status()).toBe(401)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, by: 'reviewer' })

  /** A form as it stands on the page, sent by somebody else. */
  const forge = async (
    page: Page,
    form: string,
    session: APIRequestContext,
    more: Record<string, string>,
  ) => {
    const contents = await formContents(page.locator(form))
    const address = new URL(page.url()).pathname
    const answer = await session.post(address, { multipart: { ...contents, ...more }, maxRedirects: 0 })
    return { status: answer.status(), text: await answer.text() }
  }

  test('a review form sent by whoever may not decide changes nothing', async ({ page }) => {
    await page.goto(`/office/filings/${own.received}`)
    // Sent by the reviewer such a form is understood: here it only lacks a choice.
    const assign = '#actions details:has(summary:text-is("分派")) form'
    const understood = await forge(page, assign, await asUser('reviewer'), { assigneeId: '' })
    expect(understood.text.includes('有 1 处需要改正')).toBe(true)
    const form = '#actions details:has(summary:text-is("出具回执")) form'
    for (const who of ['planner', 'township', 'fire', 'yunnan', 'operator'] as const) {
      const answer = await forge(page, form, await asUser(who), { confirmed: 'on' })
      expect(answer.status, who).not.toBe(303)
      expect(answer.text.includes('演示-310120-'), who).toBe(false)
    }
    await page.reload()
    await expect(page.locator('main')).toContainText('等待出具回执')
  })

  test('a forged case number in an operator’s form reaches nobody’s case', async ({ page, browser }) => {
    const context = await browser.newContext({
      baseURL: base(),
      javaScriptEnabled: false,
      storageState: await stranger.storageState(),
    })
    const mine = await context.newPage()
    await mine.goto(`${strangersDraft}/identity`)
    const form = 'main form:has(input[name="page"])'
    const change = { name: '被改掉的名称', go: 'next' }
    expect((await forge(mine, form, stranger, change)).status).toBe(303)
    const forged = await forge(mine, form, stranger, { ...change, caseId: own.draft })
    expect(forged.status).not.toBe(303)
    expect(forged.text.includes('南桥小苗')).toBe(false)
    await context.close()
    const operator = await asUser('operator')
    const html = await (await operator.get(`/operator/filings/${own.draft}/identity`)).text()
    expect([html.includes('南桥小苗托育园'), html.includes('被改掉的名称')]).toEqual([true, false])
    await page.goto('/office/filings')
  })
})
