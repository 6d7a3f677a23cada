import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { startSmtp } from '../../support/smtp'
import { refusal, signIn } from '../support/pages'
import { readyAddress, startPortal, stop } from '../support/server'
import { expect, test } from '../support/test'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const USERNAME = 'li.planner'
const EMAIL = 'li.planner@example.com'
const OLD = 'lantern orchard river'
const NEW = 'granite harbour willow'

// Demo accounts have published passwords and no second factor, so this journey has a real portal of its own, with mail.
let smtp: Awaited<ReturnType<typeof startSmtp>>
let portal: ReturnType<typeof startPortal>
const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-locked-'))
const dataDir = path.join(folder, 'data')

test.describe.configure({ timeout: 240_000 })

let address = ''
// Relative addresses, also those of the shared helpers, lead to the own portal.
test.use({
  baseURL: async ({ baseURL: _ }, use) => {
    await use(address)
  },
})

test.beforeAll(async () => {
  test.setTimeout(240_000)
  chmodSync(folder, 0o711)
  smtp = await startSmtp()
  const mail = { PORTAL_SMTP_URL: smtp.url, PORTAL_MAIL_FROM: 'portal@example.com' }
  portal = startPortal(dataDir, { PORTAL_DEMO: '0', ...mail })
  address = await readyAddress(portal)
  const words = [
    'create',
    '--username',
    USERNAME,
    '--name',
    '李规划',
    '--role',
    'planner',
    '--region',
    '310120',
  ]
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/account.ts', ...words], {
    cwd: ROOT,
    // Its words are read only when it fails.
    stdio: 'pipe',
    input: `${OLD}\n`,
    env: { ...process.env, PORTAL_DATA_DIR: dataDir, DATABASE_URL: '' },
  })
})

test.afterAll(async () => {
  if (portal) await stop(portal)
  await smtp?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The text of the newest mail that says `words`. */
async function mailAbout(words: string): Promise<string> {
  const found = () => smtp.mails.map(({ source }) => bodyOf(source)).findLast((text) => text.includes(words))
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy()
  return found() ?? ''
}

function bodyOf(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4)
  if (/transfer-encoding: base64/i.test(source)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const codeIn = (text: string): string => /验证码是 (\d{6})/.exec(text)?.[1] ?? ''

/** Enrols a phone at the first sign-in; the recovery codes as the page shows them. */
async function enrol(page: Page): Promise<string[]> {
  await expect(page).toHaveURL(/\/sign-in\/enrol/)
  await page.getByRole('button', { name: '显示二维码' }).click()
  const secret = (await page.locator('.enrol-secret').textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('验证码').fill(generateSync({ secret }))
  await page.getByRole('button', { name: '启用动态验证码' }).click()
  await expect(page.locator('.recovery-codes li')).toHaveCount(10)
  const codes = await page.locator('.recovery-codes li').allTextContents()
  await page.getByRole('link', { name: '我已经保存好，继续' }).click()
  return codes
}

test('a locked-out official who lost the phone recovers by e-mail and a recovery code', async ({ page }) => {
  await signIn(page, USERNAME, OLD)
  await expect(page).toHaveURL(/\/sign-in\/enrol/)
  // Nothing else opens before the second factor.
  await page.goto('/office/facilities')
  const codes = await enrol(page)
  await expect(page).toHaveURL(/\/office\/facilities$/)

  await page.goto('/account')
  await page.locator('[name="address"]').fill(EMAIL)
  await page.getByRole('button', { name: '发送验证码' }).click()
  const first = codeIn(await mailAbout('您的验证码是'))
  await page.locator('[name="code"]').fill(first)
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await expect(page.getByText('已确认，以后通知也发到那里')).toBeVisible()
  await page.getByRole('button', { name: '退出登录' }).first().click()

  for (let i = 0; i < 5; i += 1) {
    await signIn(page, USERNAME, `wrong ${i}`)
    await expect(refusal(page)).toContainText('账号或密码不正确')
  }
  await signIn(page, USERNAME, OLD)
  await expect(refusal(page)).toContainText('账号或密码不正确')
  await mailAbout('连续输错 5 次')

  await page.getByRole('link', { name: '重新设置密码' }).click()
  await page.getByLabel('账号', { exact: true }).fill(USERNAME)
  await page.getByLabel('邮箱或手机号').fill(EMAIL)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByLabel('验证码').fill(codeIn(await mailAbout('您正在重新设置')))
  await page.getByLabel('新密码', { exact: true }).fill('password 2026')
  await page.getByLabel('再输入一次新密码').fill('password 2026')
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(refusal(page)).toContainText('已经泄露的密码')
  await page.getByLabel('验证码').fill(codeIn(await mailAbout('您正在重新设置')))
  await page.getByLabel('新密码', { exact: true }).fill(NEW)
  await page.getByLabel('再输入一次新密码').fill(NEW)
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByText('新密码已设置，账号已解锁，请登录')).toBeVisible()

  await enterWith(page, codes[0])
  await expect(page).toHaveURL(/\/office$/)
  await mailAbout('还剩 9 个恢复码')

  await test.step('a form sent after the session ended comes back filled', async () => {
    await page.goto('/office/service-sites/new')
    const send = page.locator('main form button[type="submit"]').last()
    await page.locator('main [name="name"]').fill('试填的站点')
    await page.context().clearCookies()
    await send.click()
    await expect(refusal(page)).toContainText('请在新窗口登录后再提交')
    await expect(page.locator('main [name="name"]')).toHaveValue('试填的站点')
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      refusal(page).getByRole('link', { name: '打开登录页' }).click(),
    ])
    await enterWith(other, codes[1])
    await expect(other).toHaveURL(/\/office$/)
    await other.close()
    await send.click()
    // Through the door: what is missing is said now.
    await expect(refusal(page)).toContainText('处需要改正')
    await expect(page.locator('main [name="name"]')).toHaveValue('试填的站点')
  })
})

async function enterWith(page: Page, recoveryCode = ''): Promise<void> {
  await signIn(page, USERNAME, NEW)
  await expect(page).toHaveURL(/\/sign-in\/second-step/)
  await page.getByLabel('验证码').fill(recoveryCode.toLowerCase())
  await page.getByRole('button', { name: '继续' }).click()
}
