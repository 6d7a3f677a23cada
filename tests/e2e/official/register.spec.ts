import { request } from '@playwright/test'
import { firstFacility, formContents, numberIn, pageOf, readFigure, refusal, unfold } from '../support/pages'
import { stateOf } from '../support/roles'
import { expect, test } from '../support/test'

test.use({ by: 'planner' })

const TOTAL = '/office/targets/310120/places_total'
const NANQIAO = '/office/facilities?region=310120101&kind=baobaowu'
const FENGCHENG = '/office/facilities?region=310120102'

test('a planner lands on the own area, what is behind first', async ({ page }) => {
  await page.goto('/office')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('奉贤区目标进展')
  await expect(page.getByRole('heading', { name: '要办的事' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^滞后的目标 \d+ 项$/ })).toBeVisible()
})

test('changed places move the dashboard by exactly that, on the next read, and are written down', async ({
  page,
}) => {
  const before = (await readFigure(page, TOTAL)).value ?? 0
  const record = await firstFacility(page, FENGCHENG)
  const save = async (places: number) => {
    await page.goto(record)
    const part = await unfold(page, '修改登记信息')
    const field = part.getByLabel('托小班托位')
    const old = numberIn(await field.inputValue()) ?? 0
    await field.fill(String(places))
    await part.getByRole('button', { name: '保存修改' }).click()
    await expect(page.getByRole('status').filter({ hasText: '修改已保存' })).toBeVisible()
    return old
  }
  const old = await save(61)
  expect((await readFigure(page, TOTAL)).value).toBe(before + 61 - old)
  expect((await readFigure(page, '/targets/310120/places_total')).value).toBe(before + 61 - old)
  await page.goto(record)
  const history = page.locator('section[aria-labelledby="history"] li').first()
  await expect(history).toContainText(`托小班托位：${old} → 61`)
  await expect(history).toContainText('奉贤规划管理员')
  expect(await save(old)).toBe(61)
  expect((await readFigure(page, TOTAL)).value).toBe(before)
})

test('who saves an older version is told so and keeps what was typed', async ({ page, browser }) => {
  const record = await firstFacility(page, FENGCHENG)
  const other = await pageOf(browser, 'reviewer')
  await other.goto(record)
  const theirs = await unfold(other, '修改登记信息')
  await page.goto(record)
  const mine = await unfold(page, '修改登记信息')
  const phone = `021-5710${Math.floor(1000 + Math.random() * 9000)}`
  await mine.getByLabel('电话').fill(phone)
  await mine.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByRole('status').filter({ hasText: '修改已保存' })).toBeVisible()
  await theirs.getByLabel('电话').fill('021-00000000')
  await theirs.getByLabel('在托人数').fill('3')
  await theirs.getByRole('button', { name: '保存修改' }).click()
  await expect(refusal(other)).toContainText('别人已经改动了这条记录')
  await expect(theirs.getByLabel('电话')).toHaveValue('021-00000000')
  await expect(theirs.getByLabel('在托人数')).toHaveValue('3')
  await other.context().close()
  await page.goto(record)
  await expect(page.getByRole('link', { name: phone })).toBeVisible()
})

test('a suspended facility counts no more until it resumes', async ({ page }) => {
  const before = (await readFigure(page, TOTAL)).value ?? 0
  const record = await firstFacility(page, NANQIAO)
  const change = async (event: string, reason: string) => {
    await page.goto(record)
    const part = await unfold(page, '变更状态')
    await part.getByLabel(event).check()
    await part.getByLabel('原因').fill(reason)
    await part.getByRole('button', { name: '变更状态' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '确认变更' }).click()
    await expect(page.getByRole('status').filter({ hasText: '状态已变更' })).toBeVisible()
  }
  await page.goto(record)
  const places = numberIn((await page.locator('h1 + p').textContent()) ?? '') ?? 0
  expect(places).toBeGreaterThan(0)
  await change('暂停服务', '消防改造')
  expect((await readFigure(page, TOTAL)).value).toBe(before - places)
  await page.goto(record.replace('/office', ''))
  await expect(page.getByText('暂停服务').first()).toBeVisible()
  await change('恢复服务', '改造完成')
  expect((await readFigure(page, TOTAL)).value).toBe(before)
})

test('an official of another province starts at home and cannot touch 奉贤', async ({ page, browser }) => {
  const record = await firstFacility(page, FENGCHENG)
  const before = (await readFigure(page, TOTAL)).value
  const context = await browser.newContext({
    baseURL: process.env.E2E_BASE_URL,
    storageState: stateOf('planner'),
    javaScriptEnabled: false,
  })
  const planner = await context.newPage()
  await planner.goto(record)
  const form = planner.locator('form', { has: planner.getByLabel('托小班托位') })
  const contents = await formContents(form)
  await context.close()

  const yunnan = await pageOf(browser, 'yunnan')
  await yunnan.goto('/office')
  await expect(yunnan.getByRole('heading', { level: 1 })).toHaveText('云南省目标进展')
  await yunnan.goto(record)
  await expect(yunnan.getByText('您可以查看')).toBeVisible()
  await expect(yunnan.getByText('修改登记信息')).toHaveCount(0)
  await yunnan.context().close()

  // The planner's own form, sent with the other's session.
  const session = await request.newContext({
    baseURL: process.env.E2E_BASE_URL,
    storageState: stateOf('yunnan'),
  })
  const answer = await session.post(record, {
    multipart: { ...contents, placesToddler: '999' },
    maxRedirects: 0,
  })
  expect(answer.status()).not.toBe(303)
  expect(await answer.text()).toMatch(/没有找到您要的内容|没有办理这件事的权限|没有找到这个页面/)
  expect((await readFigure(page, TOTAL)).value).toBe(before)
})

test('a township official starts in the own township and reads the register', async ({ browser }) => {
  const page = await pageOf(browser, 'township')
  await page.goto('/office')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('南桥镇目标进展')
  await page.goto(await firstFacility(page, '/office/facilities'))
  await expect(page.getByRole('heading', { name: '办理' })).toHaveCount(0)
  await page.context().close()
})
