import type { Page } from '@playwright/test'
import { fact, pageOf, readFigure, refusal } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'planner' })

const FIGURE = '/targets/310120/parenting_knowledge_rate'

test('a reported figure counts only once another official has confirmed it', async ({ page, browser }) => {
  expect((await readFigure(page, FIGURE)).value).toBeNull()
  await page.goto('/office/reported/new')
  await page.getByLabel('指标').selectOption('parenting_knowledge_rate')
  await page.getByLabel('期间').fill('2024')
  await page.getByLabel('数值').fill('91.5')
  await page.getByLabel('依据的文件').fill('奉贤区家长抽样调查报告（试录）')
  await page.getByLabel('文件日期').fill('2025-03-01')
  await page.getByRole('button', { name: '录入，交另一个人确认' }).click()
  await expect(page.getByRole('status').filter({ hasText: '等待另一个人确认' })).toBeVisible()
  const record = (await page.getByRole('link', { name: '查看这条数据' }).getAttribute('href')) ?? ''
  expect((await readFigure(page, FIGURE)).value).toBeNull()
  await page.goto(record)
  await expect(page.getByText('这是您录入的')).toBeVisible()
  await expect(page.getByRole('button', { name: '确认，计入指标' })).toHaveCount(0)

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto(record)
  await reviewer.getByRole('button', { name: '确认，计入指标' }).click()
  await expect(fact(reviewer, '状态')).toContainText('已确认')
  expect((await readFigure(page, FIGURE)).value).toBe(91.5)
  await expect(page.locator('#rows')).toContainText('奉贤区家长抽样调查报告（试录）')

  await reviewer.goto(record)
  await reviewer.getByRole('button', { name: '撤销确认' }).click()
  await expect(refusal(reviewer)).toContainText('请写明原因')
  await reviewer.getByLabel('撤销的原因').fill('样本不足')
  await reviewer.getByRole('button', { name: '撤销确认' }).click()
  await expect(fact(reviewer, '状态')).not.toContainText('已确认')
  expect((await readFigure(page, FIGURE)).value).toBeNull()
  await reviewer.context().close()
})

async function changeTarget(page: Page, value: string, reason: string): Promise<void> {
  await page.goto('/office/plans/targets/FX-01')
  await page.getByLabel('目标值').fill(value)
  await page.getByLabel('改动原因和依据').fill(reason)
  await page.getByRole('button', { name: '保存改动' }).click()
}

test('a changed target is judged at once and its old value stays, with date, person and reason', async ({
  page,
}) => {
  const tile = page.locator('.tile', {
    has: page.getByRole('link', { name: '每千人口拥有3岁以下婴幼儿托位数' }),
  })
  await changeTarget(page, '9.5', '')
  await expect(refusal(page)).toBeVisible()
  await expect(page.getByLabel('目标值')).toHaveValue('9.5')

  await changeTarget(page, '9.5', '区政府会议纪要（试改）')
  await expect(page.getByRole('status').filter({ hasText: '目标已修改' })).toBeVisible()
  await page.goto('/office')
  await expect(tile).toContainText('≥ 9.5 个/千人')
  await expect(tile).toContainText('滞后')
  await page.goto('/office/plans/targets/FX-01')
  const change = page.locator('section[aria-labelledby="history"] li').first()
  await expect(change.locator('del').first()).toHaveText('4.5')
  await expect(change.locator('ins').first()).toHaveText('9.5')
  await expect(change).toContainText('区政府会议纪要（试改）')
  await expect(change).toContainText(/奉贤规划管理员 · \d{4}年\d+月\d+日/)

  await changeTarget(page, '4.5', '试改结束')
  await expect(page.getByRole('status').filter({ hasText: '目标已修改' })).toBeVisible()
  await page.goto('/office')
  await expect(tile).toContainText('≥ 4.5 个/千人')
})

test('a planner of another area sees the target and cannot change it', async ({ browser }) => {
  const page = await pageOf(browser, 'yunnan')
  await page.goto('/office/plans/targets/FX-01')
  await expect(page.getByText('您可以看，不能改')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存改动' })).toHaveCount(0)
  await page.context().close()
})
