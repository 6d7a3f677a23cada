import { addUpRows, readFigure, refusal } from '../support/pages'
import { DEMO_PASSWORD } from '../support/roles'
import { expect, test } from '../support/test'

test.use({ javaScriptEnabled: false })

test('without JavaScript figures, tables, filters, ledger and print size all work', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: '上海市奉贤区' }).click()
  const { numerator } = await readFigure(page, '/targets/310120/places_per_1000')
  expect(numerator).toBeGreaterThan(0)
  await expect(page.locator('section[aria-labelledby="children"] tbody tr').first()).toBeVisible()
  await page.getByText('看每个月末的数值').click()
  await expect(page.getByRole('cell', { name: /‰|个\/千人/ }).first()).toBeVisible()
  expect((await addUpRows(page)).sum).toBe(numerator)
  await page.goto('/targets/530000?by=county')
  await expect(page.locator('section[aria-labelledby="below"] tbody tr')).not.toHaveCount(0)
  await page.goto('/targets/310120/plan')
  await expect(page.locator('[id="FX-09"]')).toContainText('源文件缺失')
  await page.goto('/facilities')
  await page.getByLabel('名称或地址').fill('宝宝屋')
  await page.getByLabel('地区', { exact: true }).fill('奉贤区')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.locator('table tbody th a').first().click()
  await expect(page.getByRole('heading', { name: '托位与收费' })).toBeVisible()
  await page.getByRole('button', { name: '大字版' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-print', 'large')
})

test('without JavaScript one signs in, sees what went wrong, and signs out', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('账号', { exact: true }).fill('baodi')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(refusal(page)).toContainText('请填写密码')
  await expect(page.getByLabel('账号', { exact: true })).toHaveValue('baodi')
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/office$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('宝坻区')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/$/)
  await page.goto('/office')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Foffice$/)
})
