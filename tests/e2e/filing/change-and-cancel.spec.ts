import type { Browser, Page } from '@playwright/test'
import { caseBase, fillByName, sendFiling, uploadAll } from '../support/filing'
import { pageOf } from '../support/pages'
import { expect, test } from '../support/test'

/** One facility of the demo operator through its later life, one case after the other. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)
test.use({ by: 'operator' })

const NAME = '西渡安心托育园（演示）'
let facility = ''
let firstReceipt = ''
let secondReceipt = ''

type Inputs = Record<string, string | string[]>

const form = (page: Page) => page.locator('main form', { has: page.locator('input[name="page"]') })

/** The link of the facility's card; its name is read aloud with the facility's. */
const offered = (page: Page, link: string) =>
  page
    .locator('main a')
    .filter({ hasText: link })
    .filter({ hasText: `：${NAME}` })

/** Starts what the facility's own card offers; returns the base of the case. */
async function begin(page: Page, link: string): Promise<string> {
  await page.goto('/operator/facilities')
  await offered(page, link).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  return caseBase(page)
}

async function fill(page: Page, base: string, step: string, answers: Inputs): Promise<void> {
  await page.goto(`${base}/${step}`)
  for (const [name, answer] of Object.entries(answers)) await fillByName(form(page), name, answer)
  const before = page.url()
  await form(page).getByRole('button', { name: '保存并继续' }).last().click()
  await page.waitForURL((url) => url.href !== before)
}

/** The reviewer ends the case by its number; gives what the page says then. */
async function accept(browser: Browser, number: string, button: '出具回执' | '办结'): Promise<string> {
  const page = await pageOf(browser, 'reviewer')
  await page.goto(`/office/filings?tab=all&q=${number}`)
  await page.getByRole('link', { name: number }).click()
  const part = page.locator('#actions details').filter({ has: page.locator('[name="confirmed"]') })
  await part.filter({ hasText: '材料齐全' }).locator('summary').first().click()
  await page.locator('[name="confirmed"]').first().check()
  await page.getByRole('button', { name: button, exact: true }).last().click()
  await expect(page.getByText('已办结受理')).toBeVisible()
  const words = (await page.locator('main').textContent()) ?? ''
  await page.context().close()
  return words
}

const daysFromToday = (days: number) =>
  new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10)

const address = (receipt: string) => `/receipts/${encodeURIComponent(receipt)}`

test('a change of head and places: a new receipt, and the earlier one leads on to it', async ({
  page,
  browser,
}) => {
  await page.goto('/operator/facilities')
  const card = page.locator('main section', { has: page.getByRole('heading', { name: NAME }) })
  facility = (await card.getByRole('link', { name: '家长看到的页面' }).getAttribute('href')) ?? ''
  firstReceipt = (await card.locator('a[href^="/receipts/"]').textContent()) ?? ''
  const base = await begin(page, '变更')
  await fill(page, base, 'change', {
    changed_fields: ['head_name', 'classes'],
    change_reason: '换园长，托小班减少托位（演示）',
  })
  await fill(page, base, 'identity', {
    head_name: '演示新园长',
    'head_identity.secret': '11010519491231002X',
  })
  await page.goto(`${base}/places`)
  const places = form(page).locator('[name^="classes."][name$=".places"]').first()
  const field = (await places.getAttribute('name')) ?? ''
  await fill(page, base, 'places', { [field]: '12' })
  await uploadAll(page, base)
  await page.goto(`${base}/check`)
  await expect(page.locator('main')).toContainText('演示新园长')
  const number = await sendFiling(page, base)
  const words = await accept(browser, number, '出具回执')
  secondReceipt = /演示-310120-\d{4}-\d{5}/g.exec(words.replaceAll(firstReceipt, ''))?.[0] ?? ''
  expect(secondReceipt).not.toBe('')

  await page.goto(address(firstReceipt))
  await expect(page.locator('main')).toContainText('由新的回执取代')
  await page.getByRole('link', { name: `查看现在有效的回执 ${secondReceipt}` }).click()
  await expect(page.locator('main')).toContainText('演示新园长')
  await expect(page.locator('main')).toContainText('32 人')
  await page.goto(facility)
  await expect(page.locator('main')).toContainText('托位 32 个')
})

test('a suspension and a resumption, each from its day', async ({ page, browser }) => {
  let base = await begin(page, '暂停服务')
  await fill(page, base, 'suspension', {
    suspended_from: daysFromToday(0),
    reason: '场地维修（演示）',
    children_plan: '已逐一通知家长，转到附近机构（演示）',
  })
  await accept(browser, await sendFiling(page, base), '办结')
  await page.goto(facility)
  await expect(page.locator('main')).toContainText('暂停服务，自')
  await page.goto('/operator/facilities')
  await expect(offered(page, '暂停服务')).toHaveCount(0)

  base = await begin(page, '恢复服务')
  await fill(page, base, 'resumption', { resumes_on: daysFromToday(0) })
  await uploadAll(page, base)
  await accept(browser, await sendFiling(page, base), '办结')
  await page.goto('/operator/facilities')
  await expect(offered(page, '暂停服务')).toBeVisible()
})

test('a cancellation says where the children go; the receipt is void and the list without it', async ({
  page,
  browser,
}) => {
  const list = `/filings?region=310120&q=${encodeURIComponent(NAME)}`
  await page.goto(list)
  await expect(page.locator('main').getByRole('link', { name: NAME }).first()).toBeAttached()
  const base = await begin(page, '注销备案')
  await fill(page, base, 'cancellation', { ends_on: daysFromToday(0), reason: '租约到期（演示）' })
  await fill(page, base, 'children', {
    children_count: '6',
    children_plan: '6 名幼儿转到附近机构，余费月底前退清（演示）',
    staff_plan: '劳动合同依法终止（演示）',
  })
  const number = await sendFiling(page, base)
  await accept(browser, number, '办结')
  await page.goto(address(secondReceipt))
  await expect(page.locator('main')).toContainText('起注销')
  await page.goto(list)
  await expect(page.locator('main').getByRole('link', { name: NAME })).toHaveCount(0)
  await page.goto(base)
  await expect(page.locator('main')).toContainText('已办结')
})
