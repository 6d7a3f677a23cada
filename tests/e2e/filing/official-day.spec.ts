import type { Locator, Page } from '@playwright/test'
import { numberIn, pageOf, refusal } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'reviewer' })

const QUEUE = '/office/filings'
/** Cases of the demo world, each used by one test only. */
const LATE = '奉城古城托育园（演示）'
const NEW = '贝港向阳托育园（演示）'
const DUE_SOON = '环城东路小屋托育园（演示）'
const FILED = '解放路启蒙托育园（演示）'
const NONCOMPLIANT = '奉城乐满托育园（演示）'

const rows = (page: Page): Locator => page.locator('.queue tbody tr')
const rowOf = (page: Page, name: string): Locator => rows(page).filter({ hasText: name })
const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: '办件分类' }).getByRole('link', { name })

async function openCase(page: Page, name: string): Promise<void> {
  await page.goto(`${QUEUE}?tab=all&q=${encodeURIComponent(name)}`)
  await rowOf(page, name).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** Opens a step of the review and gives its form. */
async function step(page: Page, name: string): Promise<Locator> {
  const part = page.locator('#actions details', { has: page.locator('summary', { hasText: name }) })
  await part.locator('summary').first().click()
  return part
}

test('the tabs count what they show, what is late stands first, and the search is in the address', async ({
  page,
}) => {
  for (const name of ['等主管部门办理', '已超期', '全部在办', '已结束']) {
    // Others work meanwhile: a count may be a moment older than its rows.
    await expect(async () => {
      await page.goto(QUEUE)
      await tab(page, name).click()
      await expect(tab(page, name)).toHaveAttribute('aria-current', 'page')
      const counted = numberIn((await tab(page, name).textContent()) ?? '')
      expect(await rows(page).count()).toBe(counted)
    }).toPass({ timeout: 20_000 })
  }
  await page.goto(QUEUE)
  await expect(rows(page).first()).toContainText('已超')
  await page.locator('[name="q"]').fill('古城')
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page).toHaveURL(/[?&]q=%E5%8F%A4%E5%9F%8E/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rowOf(page, LATE)).toContainText('待出回执')
  await page.goto(`${QUEUE}?tab=all`)
  await page.locator('[name="state"]').selectOption({ label: '待补正' })
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page).toHaveURL(/[?&]state=correction/)
  await page.reload()
  await expect(page.locator('[name="state"]')).toHaveValue('correction')
  await expect(rows(page).filter({ hasNotText: '待补正' })).toHaveCount(0)
  await expect(rowOf(page, '育秀路亲亲托育园（演示）')).toBeVisible()
})

test('two cases are given to one person at once', async ({ page }) => {
  await page.goto(QUEUE)
  const form = page.getByRole('form', { name: '批量分派' })
  await form.getByRole('button', { name: '分派' }).click()
  await expect(refusal(page)).toBeVisible()
  for (const name of [NEW, DUE_SOON]) await rowOf(page, name).getByRole('checkbox').check()
  await form.locator('[name="assigneeId"]').selectOption({ label: '奉贤备案审核员（我）' })
  await form.getByRole('button', { name: '分派' }).click()
  await expect(page.getByText('已分派 2 件')).toBeVisible()
  await tab(page, '分派给我').click()
  for (const name of [NEW, DUE_SOON]) await expect(rowOf(page, name)).toContainText('奉贤备案审核员')
})

test('a late case says who is late, and stands on the joint list with the silent departments', async ({
  page,
}) => {
  await page.goto(`${QUEUE}?tab=overdue`)
  await rowOf(page, LATE).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(LATE)
  await expect(page.locator('#timeline')).toContainText('已超')
  const departments = ['区市场监管局', '区卫生健康委', '区建设管理委', '区消防救援支队']
  for (const name of departments) {
    const answer = page.locator('#opinions li').filter({ hasText: name })
    await expect(answer).toContainText('已超')
  }
  await page.goto('/office/joint-list')
  for (const name of departments) {
    const row = page.locator('tbody tr').filter({ hasText: LATE }).filter({ hasText: name })
    await expect(row).toContainText('已超')
  }
  const file = await page.request.get('/office/joint-list/export')
  expect(file.headers()['content-type']).toContain('spreadsheetml')
})

test('the list of corrections is looked at whole and taken back: nothing was sent', async ({ page }) => {
  await openCase(page, NEW)
  const form = await step(page, '一次性告知补正')
  await form.getByRole('button', { name: '看一遍完整清单' }).click()
  await expect(refusal(page)).toBeVisible()
  await form.locator('[name="pick"][value="material:premises"]').check()
  await form.locator('[name="reason.material:premises"]').selectOption({ index: 1 })
  await form.locator('[name="text.material:premises"]').fill('合同第 2 页看不清（演示）')
  await form.locator('[name="message"]').fill('补齐后直接提交（演示）')
  await form.getByRole('button', { name: '看一遍完整清单' }).click()
  await expect(form).toContainText('将一次性告知 1 项补正内容')
  await form.getByRole('button', { name: '返回修改' }).click()
  // The preview carries the same names unseen.
  const box = form.locator('input[type="checkbox"][value="material:premises"]')
  await expect(box).toBeChecked()
  await expect(form.locator('[name="text.material:premises"]')).toHaveValue('合同第 2 页看不清（演示）')
  await expect(form.locator('[name="message"]')).toHaveValue('补齐后直接提交（演示）')
  await page.goto(`${QUEUE}?tab=all&q=${encodeURIComponent(NEW)}`)
  await expect(rowOf(page, NEW)).toContainText('待出回执')
})

test('of two windows the second is told what the first did, and keeps what was typed', async ({
  page,
  browser,
}) => {
  const other = await pageOf(browser, 'reviewer')
  await Promise.all([openCase(page, DUE_SOON), openCase(other, DUE_SOON)])
  const fill = async (from: Page, department: string, number: string) => {
    const form = await step(from, '补记部门意见')
    await form.locator('[name="taskId"]').selectOption({ label: department })
    await form.locator('[name="opinion"][value="no_objection"]').check()
    await form.locator('[name="documentNumber"]').fill(number)
    await form.getByRole('button', { name: '补记部门意见' }).click()
    return form
  }
  await fill(page, '区建设管理委', '演示〔2026〕1 号')
  await expect(page.getByText('部门意见已补记')).toBeVisible()
  await expect(page.locator('#opinions')).toContainText('演示〔2026〕1 号')
  const late = await fill(other, '区卫生健康委', '演示〔2026〕2 号')
  await expect(refusal(other)).toContainText(/奉贤备案审核员 已在 .* 补记了部门意见/)
  await expect(late.locator('[name="documentNumber"]')).toHaveValue('演示〔2026〕2 号')
  await expect(late.locator('[name="opinion"][value="no_objection"]')).toBeChecked()
  await other.context().close()
  await page.reload()
  await expect(page.locator('#opinions')).not.toContainText('演示〔2026〕2 号')
})

test('what was found on site is told with its article and published for all', async ({ page, browser }) => {
  await openCase(page, FILED)
  const check = await step(page, '登记现场核查')
  const day = check.locator('[name="checkedOn"]')
  await day.fill((await day.getAttribute('max')) ?? '')
  await check.locator('[name="inspectors"]').fill('演示核查员甲、演示核查员乙')
  await check.locator('[name="result"][value="falls_short"]').check()
  await check.locator('[name="findings"]').fill('一班只有 2 名保育人员（演示）')
  await check.getByRole('button', { name: '登记核查结果' }).click()
  await expect(page.getByText('现场核查结果已登记')).toBeVisible()
  await expect(page.locator('#documents')).toContainText('一班只有 2 名保育人员（演示）')

  const notice = await step(page, '通知不符合标准')
  await notice.locator('[name="text.0"]').fill('一班 15 名幼儿只有 2 名保育人员（演示）')
  await notice.getByRole('button', { name: '看一遍通知内容' }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(notice.locator('[name="text.0"]')).toHaveValue('一班 15 名幼儿只有 2 名保育人员（演示）')
  await notice.locator('[name="article.0"]').fill('托育机构设置标准（试行）第二十条')
  await notice.getByRole('button', { name: '看一遍通知内容' }).click()
  await expect(notice).toContainText('1 条不符合标准的理由')
  await notice.getByRole('button', { name: '确认发出并公开' }).click()
  await expect(page.getByText('不符合标准的通知已送达并公开')).toBeVisible()

  const visitor = await (await browser.newContext({ baseURL: process.env.E2E_BASE_URL })).newPage()
  await visitor.goto(`/filings?list=noncompliant&q=${encodeURIComponent(FILED)}`)
  const entry = visitor.locator('main li.tile').filter({ hasText: FILED })
  await expect(entry).toContainText('托育机构设置标准（试行）第二十条')
  await expect(entry).toContainText('还没有整改到位')
  await entry.getByRole('link', { name: FILED }).click()
  await expect(visitor.locator('main')).toContainText('一班 15 名幼儿只有 2 名保育人员（演示）')
  await visitor.context().close()
})

test('what was put right is confirmed, and says so in public', async ({ page }) => {
  await openCase(page, NONCOMPLIANT)
  const form = await step(page, '确认整改完成')
  await form.getByRole('button', { name: /确认整改到位/ }).click()
  await expect(refusal(page)).toBeVisible()
  await form.locator('[name="note"]').fill('复查：托小班已减到 15 人（演示）')
  await form.getByRole('button', { name: /确认整改到位/ }).click()
  await expect(page.getByText('已确认整改到位，办件办结')).toBeVisible()
  await page.goto(`/filings?list=noncompliant&q=${encodeURIComponent(NONCOMPLIANT)}`)
  await expect(page.locator('main li.tile').filter({ hasText: NONCOMPLIANT })).toContainText('已整改')
})
