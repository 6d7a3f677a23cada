import type { Page } from '@playwright/test'
import { PAPER } from '../support/filing'
import { pageOf } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'sysadmin' })
test.describe.configure({ mode: 'serial' })

const run = `${Date.now()}`.slice(-7)

async function handIn(page: Page, person: string, number: string, level: string) {
  await page.goto('/operator/certificates')
  await page.getByRole('link', { name: person, exact: true }).first().click()
  await page.getByLabel('证书类型').selectOption({ label: '保育师' })
  await page.getByLabel('等级').selectOption({ label: level })
  await page.getByLabel('证书编号').fill(number)
  await page.getByLabel('发证机关').fill('上海市职业技能评价中心（演示）')
  await page.getByLabel('发证日期').fill('2024-05-06')
  await page.getByRole('button', { name: '交证书' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已交，等候核验' })).toBeVisible()
}

test('the administrator verifies a batch by the issuer’s list and leaves what differs', async ({
  page,
  browser,
}) => {
  const operator = await pageOf(browser, 'operator')
  await handIn(operator, '演示甲', `E2E-${run}-1`, '三级')
  await handIn(operator, '演示戊', `E2E-${run}-2`, '四级')
  await operator.context().close()

  await page.goto(`/admin/certificates?q=E2E${run}1`)
  await page.getByRole('checkbox', { name: /演示甲/ }).check()
  await page.getByRole('button', { name: '核验选中的' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('核验选中的 1 张证书')

  await page.goto('/admin/certificates/check')
  await page.getByLabel('发证机关的名单').setInputFiles({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        '姓名,证书编号,证书类型,等级,发证日期,有效期至',
        `演示甲,E2E${run}1,保育师,三级,2024-05-06,`,
        `演示戊,E2E${run}2,保育师,五级,2024-05-06,`,
      ].join('\n'),
    ),
  })
  await page.getByRole('button', { name: '与名单比对' }).click()
  await expect(page.getByText('等级：所交 四级，名单 五级')).toBeVisible()
  await page.getByRole('button', { name: '核验一致的 1 张' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已核验 1 张' })).toBeVisible()

  await page.goto(`/admin/certificates?state=all&q=E2E${run}1`)
  await expect(page.getByRole('row', { name: /演示甲/ })).toContainText('已核验')
  await page.goto(`/admin/certificates?state=all&q=E2E${run}2`)
  await expect(page.getByRole('row', { name: /演示戊/ })).toContainText('待核验')
})

test('a certificate that ends: alert, renewal with its scan, verified, alert gone', async ({ browser }) => {
  const operator = await pageOf(browser, 'operator')
  await operator.goto('/account/notices')
  await expect(operator.getByText(/张证书已过期或快到期/).first()).toBeVisible()

  await operator.goto('/operator/certificates')
  const renew = operator.getByRole('link', { name: /更新\s*演示丙的健康合格证/ })
  await renew.click()
  await operator.getByLabel(/选择文件/).setInputFiles({
    name: '新健康证.pdf',
    mimeType: 'application/pdf',
    buffer: PAPER.buffer,
  })
  await operator.getByRole('button', { name: '上传', exact: true }).click()
  await expect(operator.getByRole('link', { name: '新健康证.pdf' })).toBeVisible()
  await operator.reload()
  await operator.getByLabel('证书编号').fill(`H${run}`)
  await operator.getByLabel('发证日期').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  await operator.getByLabel('扫描件', { exact: false }).last().selectOption({ label: '新健康证.pdf' })
  await operator.getByRole('button', { name: '交新证书' }).click()
  await expect(operator.getByRole('status').filter({ hasText: '已交，等候核验' })).toBeVisible()

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto(`/office/certificates?q=H${run}`)
  await reviewer.getByRole('checkbox', { name: /演示丙/ }).check()
  await reviewer.getByRole('button', { name: '核验选中的' }).click()
  await reviewer.getByRole('button', { name: '核验通过 1 张' }).click()
  await expect(reviewer.getByRole('status').filter({ hasText: '已核验 1 张' })).toBeVisible()
  await reviewer.context().close()

  await operator.goto('/operator/certificates')
  await expect(operator.getByRole('heading', { level: 1 })).toHaveText('证书')
  await expect(renew).toHaveCount(0)
  await operator.context().close()
})
