import type { Browser, Page } from '@playwright/test'
import { qrTextsOfPdf, textOfPdf } from '../../support/read-pdf'
import { fillFiling, inventedCreditCode, inventedIdentity, sendFiling, uploadAll } from '../support/filing'
import { readFigure, signIn } from '../support/pages'
import { expect, test } from '../support/test'

const PLACES = '/targets/310120/places_total'
const stamp = Date.now().toString(36)
const NAME = `演示新芽托育园${stamp}`

/** One hand after the other on one case; each test goes on where the last one stopped. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(90_000)

let operator: Page
let base = ''
let number = ''
let receipt = ''
let placesBefore = 0

test.beforeAll(async ({ browser }) => {
  operator = await (
    await browser.newContext({ baseURL: process.env.E2E_BASE_URL, locale: 'zh-CN' })
  ).newPage()
})
test.afterAll(() => operator.context().close())

/** By the form: the account journeys end the kept sessions of the departments. */
async function signedIn(browser: Browser, who: 'reviewer' | 'fire' | 'market'): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, locale: 'zh-CN' })
  const page = await context.newPage()
  await signIn(page, who)
  await page.waitForURL(/\/office/)
  return page
}

/** The case as an official opens it: found in the queue by its number. */
async function openCase(browser: Browser, who: 'reviewer' | 'fire' | 'market', list: string): Promise<Page> {
  const page = await signedIn(browser, who)
  await page.goto(`${list}?q=${number}`)
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME)
  return page
}

test('an operator registers with a code that is sent, and is in', async () => {
  await operator.goto('/register')
  await operator.locator('[name="creditNumber"]').fill(inventedCreditCode())
  await operator.locator('[name="name"]').fill(`演示举办者${stamp}`)
  await operator.getByLabel('民政部门').check()
  await operator.locator('[name="contactName"]').fill('演示联系人')
  await operator.locator('[name="email"]').fill(`demo-${stamp}@example.com`)
  await operator.locator('[name="username"]').fill(`demo-${stamp}`)
  for (const field of await operator.locator('main input[type="password"]').all())
    await field.fill('Tuoyu-demo-2026-lang')
  await operator.locator('main form input[type="checkbox"]').last().check()
  await operator.getByRole('button', { name: '注册，去验证' }).click()
  await operator.waitForURL(/\/register\/confirm/)
  const code = /\b\d{6}\b/.exec((await operator.locator('main').textContent()) ?? '')?.[0] ?? ''
  await operator.locator('[name="code"]').fill(code)
  await operator.locator('main form button[type="submit"]').first().click()
  await operator.waitForURL(/\/operator$/)
})

test('staff are entered once, identity numbers masked', async () => {
  for (const [name, kind, birth] of [
    ['演示保育员', 'carer', '19950203'],
    ['演示保健员', 'health_worker', '19900405'],
  ] as const) {
    await operator.goto('/operator/staff/new')
    await operator.locator('[name="name"]').fill(name)
    const identity = inventedIdentity(birth)
    // Beside it stands the form that takes somebody over by a transfer code.
    const form = operator.locator('form', { has: operator.locator('[name="identitySecret"]') })
    await form.locator('[name="identitySecret"]').fill(identity)
    await form.locator('[name="kind"]').selectOption(kind)
    await form.locator('[name="isFullTime"][value="1"]').check()
    await form.locator('[name="qualification"]').fill('演示证书')
    await form.locator('[name="healthCertificateUntil"]').fill('2027-06-30')
    await form.locator('[name="startedOn"]').fill('2026-01-05')
    await form.locator('button[type="submit"]').click()
    await operator.waitForURL((url) => !url.pathname.endsWith('/new'))
    await operator.goto('/operator/staff')
    await expect(operator.locator('main')).toContainText(name)
    expect(await operator.content()).not.toContain(identity)
  }
})

test('the form is filled page by page, the papers uploaded, everything sent once', async () => {
  placesBefore = (await readFigure(operator, PLACES)).value ?? 0
  await operator.goto('/operator/filings/new?kind=filing')
  await operator.locator('[name="region"]').fill('310120101 南桥镇')
  await operator.getByRole('button', { name: '开始填写' }).click()
  await operator.waitForURL(/\/operator\/filings\/[0-9a-f-]{36}/)
  base = new URL(operator.url()).pathname.split('/').slice(0, 4).join('/')
  await fillFiling(operator, base, NAME, `演示路 ${stamp} 号`)
  await uploadAll(operator, base)
  number = await sendFiling(operator, base)
  expect(number).toMatch(/^2\d{3}-\d{6}$/)
  await operator.goto(base)
  await expect(operator.locator('main')).toContainText('现在由区教育局办理')
})

test('two departments answer; one objects and holds nothing up', async ({ browser }) => {
  for (const [who, opinion, text] of [
    ['fire', 'objection', '二层疏散门向内开启，请改为向外（演示）'],
    ['market', 'no_objection', ''],
  ] as const) {
    const page = await openCase(browser, who, '/office/tasks')
    await page.locator(`[name="opinion"][value="${opinion}"]`).check()
    if (text) await page.locator('[name="opinionText"]').fill(text)
    await page.getByRole('button', { name: '提交意见' }).click()
    await expect(page.locator('main')).toContainText(opinion === 'objection' ? '状态有异议' : '状态无异议')
    await page.context().close()
  }
})

test('one round of corrections, answered line by line', async ({ browser }) => {
  const page = await openCase(browser, 'reviewer', '/office/filings')
  await page.getByText('一次性告知补正', { exact: true }).first().click()
  // The lists of fields and materials are folded.
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('main details')) part.setAttribute('open', '')
  })
  await page.locator('[name="pick"][value="field:outdoor_area"]').check()
  await page.locator('[name="reason.field:outdoor_area"]').selectOption({ index: 1 })
  await page.locator('[name="text.field:outdoor_area"]').fill('请写明室外活动场地的面积')
  await page.getByRole('button', { name: '看一遍完整清单' }).click()
  await page.getByRole('button', { name: '确认发出' }).click()
  await expect(page.locator('main')).toContainText('补正清单已发给举办者')
  await page.context().close()

  await operator.goto(`${base}/corrections`)
  await expect(operator.locator('main')).toContainText('请写明室外活动场地的面积')
  await operator.goto(`${base}/site`)
  await operator.locator('[name="outdoor_area"]').fill('135')
  await operator.getByRole('button', { name: '保存并继续' }).last().click()
  await operator.goto(`${base}/corrections`)
  await operator.locator('textarea').first().fill('已改为 135 平方米')
  await operator
    .locator('main form', { has: operator.locator('textarea') })
    .getByRole('button')
    .first()
    .click()
  await expect(operator.getByRole('status').filter({ hasText: '这一条的回答已保存' })).toBeVisible()
  await operator.getByRole('button', { name: /^提交.*的补正$/ }).click()
  await operator.waitForURL((url) => !url.pathname.endsWith('/corrections'))
  await expect(operator.locator('main')).toContainText('已提交补正')
})

test('the receipt is issued: numbered, public, and the township has its places the same moment', async ({
  browser,
}) => {
  const page = await openCase(browser, 'reviewer', '/office/filings')
  await expect(page.locator('main')).toContainText('135')
  await page.getByText('出具回执', { exact: true }).first().click()
  await page.locator('[name="confirmed"]').check()
  await page.getByRole('button', { name: '出具回执', exact: true }).last().click()
  await expect(page.locator('main')).toContainText('正在核查')
  receipt = /演示-310120-\d{4}-\d{5}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
  expect(receipt).not.toBe('')
  await page.context().close()
  expect((await readFigure(operator, PLACES)).value).toBe(placesBefore + 15)
})

test('anybody can check the receipt, on the page, in the API and from the QR code of the paper', async ({
  page,
}) => {
  const address = `/receipts/${encodeURIComponent(receipt)}`
  await page.goto(address)
  await expect(page.locator('main')).toContainText('有效')
  await expect(page.locator('main')).toContainText(NAME)
  const answer = await page.request.get(`/api/v1/receipts/${encodeURIComponent(receipt)}`)
  expect(await answer.json()).toMatchObject({ number: receipt, status: 'valid', facility: { name: NAME } })
  const pdf = Buffer.from(await (await page.request.get(`${address}/pdf`)).body())
  const text = (await textOfPdf(pdf)).replace(/\s/g, '')
  expect(text).toContain(receipt)
  expect(text).toContain(NAME)
  const codes = await qrTextsOfPdf(pdf)
  expect(codes.some((code) => decodeURIComponent(code).endsWith(`/receipts/${receipt}`))).toBe(true)
  await page.goto(`/filings?region=310120&q=${encodeURIComponent(NAME)}`)
  await expect(page.locator('main')).toContainText(NAME)
  await page.goto('/receipts/310120-2026-99999')
  await expect(page.locator('main')).toContainText('没有')
})

test('the operator was told at each step', async () => {
  await operator.goto('/account/notices')
  await expect(operator.locator('main')).toContainText(`“${NAME}”`)
  await operator.goto(base)
  await expect(operator.locator('main')).toContainText(receipt)
})
