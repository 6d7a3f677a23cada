import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { DEMO_PASSWORD, stateOf, type Username } from './roles'

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, username: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  const form = page.locator('form', { has: page.getByLabel('密码', { exact: true }) })
  await form.getByLabel('账号', { exact: true }).fill(username)
  await form.getByLabel('密码', { exact: true }).fill(password)
  await form.getByRole('button', { name: '登录', exact: true }).click()
}

/** A figure as people read it: thousands separators and unit gone; null for a dash. */
export function numberIn(text: string): number | null {
  const found = /-?[\d,]+(?:\.\d+)?/.exec(text)
  return found ? Number(found[0].replaceAll(',', '')) : null
}

export type Figure = { value: number | null; numerator: number | null; denominator: number | null }

/** The figure on its own page: the large value and both sides of its formula. */
export async function readFigure(page: Page, address: string): Promise<Figure> {
  await page.goto(address)
  const value = numberIn((await page.locator('.figure-large b').textContent()) ?? '')
  const formula = page.locator('.formula')
  if ((await formula.count()) === 0) return { value, numerator: value, denominator: null }
  const result = formula.locator('strong')
  if ((await result.count()) === 0) return { value, numerator: null, denominator: null }
  const line = await result.evaluate((node) => node.previousSibling?.textContent ?? '')
  const [numerator = '', denominator = ''] = line.split('÷')
  return { value, numerator: numberIn(numerator), denominator: numberIn(denominator) }
}

/** Walks through all pages of the records behind a figure, by 下一页, and adds up what they contribute. */
export async function addUpRows(page: Page): Promise<{ sum: number; count: number }> {
  let sum = 0
  let count = 0
  for (;;) {
    const cells = await page.locator('#rows tbody tr td:last-child').allTextContents()
    count += cells.length
    for (const cell of cells) sum += numberIn(cell) ?? 0
    const next = page.locator('#rows').getByRole('link', { name: '下一页' })
    if ((await next.count()) === 0) return { sum: Math.round(sum * 100) / 100, count }
    await next.click()
    await page.waitForLoadState()
  }
}

/** Opens a folded part and gives its contents. */
export async function unfold(page: Page, summary: string): Promise<Locator> {
  const part = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).last()
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
  return part
}

/** The record's own facts: the value beside a label. */
export function fact(page: Page, label: string): Locator {
  return page
    .locator('dl div', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
    .locator('dd')
    .first()
}

/** The address of the first record of a list. */
export async function firstFacility(page: Page, list: string): Promise<string> {
  await page.goto(list)
  const href = await page.locator('table tbody th a').first().getAttribute('href')
  expect(href).toBeTruthy()
  return href ?? ''
}

/** What a refused form says on top; the framework's own route announcer is an alert as well. */
export const refusal = (page: Page): Locator => page.locator('.error-summary')

/** Signs another account in, in a browser of its own: closed by the caller. */
export async function pageOf(browser: Browser, username: Username): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.E2E_BASE_URL,
    storageState: stateOf(username),
    viewport: { width: 1280, height: 900 },
  })
  return context.newPage()
}

/** What a form would send without JavaScript, its hidden parts included. */
export function formContents(form: Locator): Promise<Record<string, string>> {
  return form.evaluate((node) => {
    const contents: Record<string, string> = {}
    for (const [name, value] of new FormData(node as HTMLFormElement)) {
      if (typeof value === 'string') contents[name] = value
    }
    return contents
  })
}
