import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { pageOf } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'inspector' })

const run = Number(`${Date.now()}`.slice(-3))
const identity = inventedIdentity('19790909', run)

test('a banned person is refused at hiring, and the look-up is in the log', async ({ page, browser }) => {
  await page.goto('/office/bans/new')
  await page.getByLabel('姓名').fill('演示被禁者')
  await page.getByLabel('身份证号').fill(identity)
  await page.getByLabel('情形').selectOption({ label: '虐待婴幼儿' })
  await page.getByLabel('作出决定的机关').fill('奉贤区卫生健康委（演示）')
  await page.getByLabel('决定书文号').fill(`演示〔2026〕E${run}号`)
  await page.getByLabel('决定日期').fill('2026-01-05')
  await page.getByLabel('从哪一天起禁止').fill('2026-01-05')
  await page.getByRole('button', { name: '登记' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('从业禁止：演示被禁者')

  const operator = await pageOf(browser, 'operator')
  await operator.goto('/operator/staff/new')
  const form = operator.locator('form').filter({ has: operator.getByLabel('身份证号') })
  await form.getByLabel('姓名').fill('演示被禁者')
  await form.getByLabel('身份证号').fill(identity)
  await form.getByLabel('岗位').selectOption({ label: '保育人员' })
  await form.getByRole('button', { name: '添加', exact: true }).click()
  await expect(form.getByText('不能录用，请联系主管部门。').first()).toBeVisible()
  await expect(operator.getByText('虐待')).toHaveCount(0)
  await operator.goto('/operator/staff')
  await expect(operator.getByText('演示被禁者')).toHaveCount(0)
  await operator.context().close()

  const auditor = await pageOf(browser, 'auditor')
  await auditor.goto('/admin/audit?action=ban.look_up')
  await expect(auditor.getByText('查询了从业禁止').filter({ visible: true }).first()).toBeVisible()
  await auditor.context().close()
})
