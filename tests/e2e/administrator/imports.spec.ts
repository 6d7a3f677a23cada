import type { Page } from '@playwright/test'
import { HEADERS } from '@/lib/imports/schema'
import { expectAccessible } from '../support/axe'
import { fact, readFigure } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'sysadmin' })

const TOTAL = '/targets/120115/places_total'
const HEAD = HEADERS.facilities.required

/** A file of facilities as an official would make it; what a row does not say stays blank, which means unknown. */
function csv(rows: Partial<Record<(typeof HEAD)[number], string>>[]): Buffer {
  const lines = rows.map((row) => HEAD.map((name) => row[name] ?? '').join(','))
  return Buffer.from(`\uFEFF${[HEAD.join(','), ...lines].join('\r\n')}\r\n`)
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/admin/imports')
  await page.getByLabel('导入什么').selectOption('facilities')
  await page.getByLabel('表格文件').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page).toHaveURL(/\/admin\/imports\/[0-9a-f-]{36}$/)
}

async function confirm(page: Page, button: string, answer: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: answer, exact: true }).click()
}

test('a file is checked first, applied at a word, and undone', async ({ page }) => {
  const stamp = Date.now()
  const row = (letter: string, places: string) => ({
    机构名称: `试导入${letter}${stamp}`,
    区划代码: '120115',
    类型: '托育机构',
    托小班托位: places,
  })
  const before = (await readFigure(page, TOTAL)).value ?? 0
  await upload(page, '宝坻机构.csv', csv([row('甲', '30'), row('乙', '12')]))
  await expect(fact(page, '新增')).toHaveText('2 条')
  await expect(fact(page, '状态')).toHaveText('已检查，未导入')
  await expect(page.getByRole('table')).toContainText(`试导入甲${stamp}`)
  await expectAccessible(page)
  const run = page.url()
  expect((await readFigure(page, TOTAL)).value).toBe(before)

  await page.goto(run)
  await confirm(page, '导入', '导入')
  await expect(page.getByRole('status').filter({ hasText: '已导入' })).toBeVisible()
  expect((await readFigure(page, TOTAL)).value).toBe(before + 42)

  // The same file again changes nothing.
  await upload(page, '宝坻机构.csv', csv([row('甲', '30'), row('乙', '12')]))
  await expect(page.getByText('内容与现有数据完全一致')).toBeVisible()

  await page.goto(run)
  await confirm(page, '撤销这次导入', '撤销')
  await expect(page.getByRole('status').filter({ hasText: '已撤销' })).toBeVisible()
  expect((await readFigure(page, TOTAL)).value).toBe(before)
})

test('a file with a bad row says which and why, and applies nothing', async ({ page }) => {
  const before = (await readFigure(page, TOTAL)).value
  await upload(
    page,
    '有错.csv',
    csv([
      { 机构名称: '试导入好的一行', 区划代码: '120115', 类型: '托育机构', 托小班托位: '20' },
      { 机构名称: '试导入负数', 区划代码: '120115', 类型: '托育机构', 托小班托位: '-3' },
      { 机构名称: '试导入小数', 区划代码: '120115', 类型: '托育机构', 托小班托位: '2.5' },
      { 机构名称: '试导入没有的区划', 区划代码: '999999', 类型: '托育机构' },
      {
        机构名称: '试导入错码',
        统一社会信用代码: '91310000MA1FL0000X',
        区划代码: '120115',
        类型: '托育机构',
      },
    ]),
  )
  await expect(page.getByText('没有写入任何内容')).toBeVisible()
  const problems = page.getByRole('table', { name: /退回的行/ })
  for (const line of [
    /第 3 行.*托小班托位/,
    /第 4 行.*托小班托位/,
    /第 5 行.*区划代码/,
    /第 6 行.*统一社会信用代码/,
  ]) {
    await expect(problems.getByRole('row').filter({ hasText: line })).toHaveCount(1)
  }
  await expect(page.getByRole('button', { name: '导入', exact: true })).toHaveCount(0)
  await expectAccessible(page)
  expect((await readFigure(page, TOTAL)).value).toBe(before)
})

test('a file of another kind is refused as a whole', async ({ page }) => {
  await upload(page, '人口.csv', Buffer.from('区划代码,年份,指标\r\n120115,2025,常住人口\r\n'))
  await expect(page.getByRole('table', { name: /退回的行/ })).toContainText('机构名称')
  await page.goto('/admin/imports')
  await page.getByLabel('导入什么').selectOption('facilities')
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByText('请选择一个 CSV 或 XLSX 文件')).toBeVisible()
})

test('a corrected population is divided by at once', async ({ page }) => {
  const address = '/targets/120115/places_per_1000'
  const before = (await readFigure(page, address)).denominator ?? 0
  const correct = async (value: number) => {
    await page.goto('/admin/regions/120115')
    const year = /常住人口用 (\d{4}) 年/.exec(notes)?.[1]
    await page.getByRole('link', { name: new RegExp(`^更正 ?${year}年常住人口$`) }).click()
    const form = page.locator('form', { has: page.getByRole('button', { name: '保存更正' }) })
    await form.getByLabel('数值').fill(String(value))
    await form.getByLabel('原因').fill('公报更正（试改）')
    await form.getByRole('button', { name: '保存更正' }).click()
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  }
  const notes = (await page.locator('.figure-notes').textContent()) ?? ''
  await correct(before + 1000)
  expect((await readFigure(page, address)).denominator).toBe(before + 1000)
  await correct(before)
  expect((await readFigure(page, address)).denominator).toBe(before)
})
