import { inventedIdentity } from '@/prisma/seed/demo/identity'
import { pageOf, refusal, unfold } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'parent' })

const REASON = '旅程：补助申请核对户口簿'

test('who saw a child’s number: the parent reads it, and the auditor finds it', async ({ page, browser }) => {
  // Two years ago today in Shanghai, whenever this runs.
  const birth = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    .format(new Date(Date.now() - 730 * 86_400_000))
    .slice(0, 10)
  const number = inventedIdentity(birth.replaceAll('-', ''), 901)

  await page.goto('/family/children/new')
  await page.getByLabel('孩子的姓名').fill('旅程宝宝')
  await page.getByLabel('出生年月').selectOption(birth.slice(0, 7))
  await page.getByLabel('现在住在哪里').fill('310120101')
  await page.getByLabel(/孩子的证件号/).fill(number)
  await page.getByRole('button', { name: '保存孩子的信息' }).click()
  await expect(refusal(page)).toContainText('勾选同意')
  await expect(page.getByLabel(/孩子的证件号/)).toHaveValue('')
  await page.getByLabel(/孩子的证件号/).fill(number)
  await page.getByLabel(/我是孩子的监护人/).check()
  await page.getByRole('button', { name: '保存孩子的信息' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  expect(await page.content()).not.toContain(number)

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto('/office/children')
  await reviewer.getByLabel('儿童的证件号').fill(number)
  await reviewer.getByRole('button', { name: '查询', exact: true }).click()
  await reviewer.getByRole('link', { name: /^旅\*，319/ }).click()
  await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText('旅*')
  await unfold(reviewer, '查看完整的姓名和证件号')
  await reviewer.getByLabel('用途').selectOption({ label: '发放补助' })
  await reviewer.getByLabel('为什么要看').fill('看看')
  await reviewer.getByRole('button', { name: '查看并记录' }).click()
  await expect(refusal(reviewer)).toContainText('至少 4 个字')
  await reviewer.getByLabel('为什么要看').fill(REASON)
  const [answer] = await Promise.all([
    reviewer.waitForResponse((response) => response.request().method() === 'POST'),
    reviewer.getByRole('button', { name: '查看并记录' }).click(),
  ])
  expect(answer.headers()['cache-control']).toContain('no-store')
  await expect(reviewer.getByText(number)).toBeVisible()
  expect(reviewer.url()).not.toContain(number)
  // Once: it is not in the page fetched again.
  await reviewer.reload()
  expect(await reviewer.content()).not.toContain(number)
  await reviewer.context().close()

  await page.goto('/account/notices')
  await expect(page.getByText('有人查看了您孩子的完整证件号').first()).toBeVisible()
  await page.goto('/family/access')
  const line = page.getByRole('listitem').filter({ hasText: REASON })
  await expect(line).toContainText('奉贤备案审核员（备案审核员） 查看了完整的姓名和证件号（旅程宝宝）')
  await expect(line).toContainText('凭“查看儿童的完整证件号”的权限')

  const auditor = await pageOf(browser, 'auditor')
  await auditor.goto('/admin/audit?action=identity.reveal&subject=child')
  await expect(auditor.getByRole('row').filter({ hasText: REASON })).toContainText('奉贤备案审核员')
  expect(await auditor.content()).not.toContain(number)
  await auditor.context().close()

  await page.goto('/family/children')
  await page.getByRole('link', { name: '旅程宝宝' }).click()
  await page.getByLabel('我确认撤回同意').check()
  await page.getByRole('button', { name: '撤回同意' }).click()
  await expect(page.getByText('孩子的信息已删除')).toBeVisible()
  await expect(page.getByRole('link', { name: '旅程宝宝' })).toHaveCount(0)
})
