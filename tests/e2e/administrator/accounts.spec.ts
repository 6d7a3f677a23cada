import { pageOf, refusal, signIn } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'sysadmin' })

test('the calendar counts working days over a holiday, and says where it cannot know', async ({ page }) => {
  const ask = async (from: string, days: string) => {
    await page.getByLabel('从哪天起').fill(from)
    await page.getByLabel('多少天').fill(days)
    await page.getByRole('button', { name: '试算' }).click()
  }
  await page.goto('/admin/calendar')
  // 国庆 2026: off from the 1st to the 7th, Saturday the 10th works.
  await ask('2026-09-30', '5')
  await expect(page.getByText('到期日是 2026年10月13日')).toBeVisible()
  await ask('2026-12-30', '5')
  await expect(page.getByText('这是暂定的日期')).toBeVisible()
})

test('a disabled account is out at the next click and comes back when enabled', async ({ page, browser }) => {
  const switchTo = async (verb: '停用' | '启用') => {
    await page.goto('/admin/accounts?q=market')
    await page.getByRole('link', { name: 'market' }).click()
    await page.getByLabel('原因').fill('调离岗位（试改）')
    await page.getByRole('button', { name: `${verb}账号` }).click()
    await expect(refusal(page)).toContainText('请勾选确认')
    await page.getByLabel(new RegExp(`我确认${verb}`)).check()
    await page.getByRole('button', { name: `${verb}账号` }).click()
    await expect(page.getByRole('status').filter({ hasText: `账号已${verb}` })).toBeVisible()
  }
  const market = await pageOf(browser, 'market')
  await market.goto('/office')
  await expect(market.getByRole('heading', { level: 1 })).toHaveText('奉贤区目标进展')
  await switchTo('停用')
  await market
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '机构', exact: true })
    .click()
  await expect(market).toHaveURL(/\/sign-in\?next=%2Foffice%2Ffacilities$/)
  await signIn(market, 'market')
  await expect(refusal(market)).toContainText('账号或密码不正确，或者这个账号现在不能登录')
  await switchTo('启用')
  await signIn(market, 'market')
  await expect(market).toHaveURL(/\/office$/)
  await market.context().close()
})

test('signing out everywhere ends the session on the other device too', async ({ browser }) => {
  const [here, there] = [await pageOf(browser, 'fire'), await pageOf(browser, 'fire')]
  await there.goto('/office')
  await here.goto('/account')
  await here.getByRole('button', { name: '在所有设备上退出' }).click()
  await expect(here).toHaveURL(/\/sign-in$/)
  await there.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '幼儿园' }).click()
  await expect(there).toHaveURL(/\/sign-in\?next=%2Foffice%2Fkindergartens$/)
  await here.context().close()
  await there.context().close()
})

test('the auditor reads who did what and can change nothing', async ({ browser }) => {
  const page = await pageOf(browser, 'auditor')
  await page.goto('/admin/audit')
  await page.getByLabel('操作', { exact: true }).selectOption({ label: '停用了账号' })
  await page.getByRole('button', { name: '筛选' }).click()
  const row = page.getByRole('row').filter({ hasText: '演示系统管理员' }).first()
  await expect(row).toContainText('停用了账号：调离岗位（试改）')
  await expect(row).toContainText('账号 market')
  const forms = page.locator('main form')
  for (const form of await forms.all()) await expect(form).toHaveAttribute('method', 'get')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /导出 CSV/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^audit-.*\.csv$/)
  await page.context().close()
})
