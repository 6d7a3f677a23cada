import { readFile } from 'node:fs/promises'
import { addUpRows, numberIn, readFigure } from '../support/pages'
import { expect, test } from '../support/test'

test('from home to the records behind a target that is behind, and back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '看全部地区的目标进展' }).click()
  await page.getByRole('main').getByRole('link', { name: '上海市奉贤区' }).click()
  await expect(page).toHaveURL(/\/targets\/310120$/)
  await page.getByRole('navigation', { name: '按进展筛选' }).getByRole('link', { name: /滞后/ }).click()
  await expect(page).toHaveURL(/status=behind/)
  const tile = page.locator('.tile', { has: page.getByRole('link', { name: '街镇普惠性托育覆盖率' }) })
  await expect(tile).toContainText('还差')
  const shown = await tile.locator('.tile-value').textContent()
  await tile.getByRole('link').click()
  await expect(page.locator('.figure-large')).toContainText(shown ?? '?')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('奉贤区：街镇普惠性托育覆盖率')
  await expect(page.locator('.judgement')).toContainText('滞后')
  const { numerator } = await readFigure(page, page.url())
  const { sum } = await addUpRows(page)
  expect(sum).toBe(numerator)
  await page.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: '奉贤区' }).click()
  await expect(page).toHaveURL(/\/targets\/310120$/)
})

for (const [region, indicator] of [
  ['310120', 'places_total'],
  ['310120', 'places_per_1000'],
  ['310120', 'kindergarten_care_share'],
  ['320100', 'quality_facilities'],
  ['120115', 'demo_facilities'],
  ['530100', 'inclusive_place_share'],
] as const) {
  test(`the rows of ${indicator} in ${region} add up to it over all pages`, async ({ page }) => {
    const { numerator } = await readFigure(page, `/targets/${region}/${indicator}`)
    const { sum, count } = await addUpRows(page)
    expect(count).toBeGreaterThan(0)
    expect(sum).toBe(numerator)
  })
}

test('the 口径 switch changes address and figure, and stays on the way down', async ({ page }) => {
  const all = await readFigure(page, '/targets/310120/places_total')
  await page.getByRole('link', { name: '只计已备案机构' }).click()
  await expect(page).toHaveURL(/basis=filed/)
  const filed = numberIn((await page.locator('.figure-large b').textContent()) ?? '')
  expect(filed).toBeLessThan(all.value ?? 0)
  const { sum } = await addUpRows(page)
  expect(sum).toBe(filed)
  await page.goto('/targets/310120?basis=filed')
  await page.locator('#below ~ section table tbody th a, table tbody th a').first().click()
  await expect(page).toHaveURL(/basis=filed/)
})

test('the league table sorts by any column, both ways, and says so', async ({ page }) => {
  await page.goto('/targets/310120')
  const head = page.getByRole('columnheader', { name: /每千人托位/ })
  const table = page.locator('table', { has: head })
  const column = async () => {
    const index = (await table.locator('thead th').allTextContents()).findIndex((text) =>
      /每千人托位/.test(text),
    )
    const cells = await table.locator(`tbody tr > :nth-child(${index + 1})`).allTextContents()
    return cells.map((cell) => numberIn(cell)).filter((value) => value !== null)
  }
  await head.getByRole('link').click()
  await expect(page).toHaveURL(/sort=places_per_1000&dir=desc/)
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  const down = await column()
  expect(down.length).toBeGreaterThan(5)
  expect(down).toEqual([...down].sort((a, b) => b - a))
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  expect(await column()).toEqual([...down].sort((a, b) => a - b))
})

test('云南 down to a facility: province, prefecture, county, township, dossier', async ({ page }) => {
  await page.goto('/targets/530000')
  const areas = page.locator('section[aria-labelledby="below"] table tbody th')
  for (const level of [/^州|市|地级/, /县级/, /镇|乡|街道/]) {
    await areas.getByRole('link').first().click()
    await expect(page.getByRole('main').locator('h1 + p')).toHaveText(level)
  }
  await expect(page).toHaveURL(/\/targets\/53\d{7}$/)
  await page.getByRole('link', { name: /的托育机构$/ }).click()
  await expect(page).toHaveURL(/\/facilities\?region=53\d{7}$/)
  await page.locator('table tbody th a').first().click()
  await expect(page).toHaveURL(/\/facilities\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { name: '托位与收费' })).toBeVisible()
  await expect(page.getByText('演示数据：这家机构并不存在')).toBeVisible()
})

test('the ledgers say what the sources lack and where they contradict themselves', async ({ page }) => {
  await page.goto('/targets/310120/plan')
  await expect(page.locator('[id="FX-09"]')).toContainText('源文件缺失')
  await page.goto('/targets/530000/plan')
  await expect(page.locator('[id="YN-B3"]')).toContainText(/170÷390=43\.6 ?%/)
  await page.getByLabel('类别').selectOption({ label: '量化目标' })
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page.locator('[id="YN-01"]')).toBeVisible()
  await expect(page.locator('[id="YN-B3"]')).toHaveCount(0)
})

test('the CSV of the targets downloads, opens in Excel (BOM) and says what the page says', async ({
  page,
}) => {
  await page.goto('/targets/310120')
  const value = await page
    .locator('.tile', { has: page.getByRole('link', { name: '街镇普惠性托育覆盖率' }) })
    .locator('.tile-value')
    .textContent()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^奉贤区目标进展 .*\.csv$/)
  const bytes = await readFile(await download.path())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const line = bytes
    .toString('utf8')
    .split('\r\n')
    .find((one) => one.startsWith('FX-03,'))
  expect(Number(line?.split(',')[2]).toFixed(1)).toBe((value ?? '').replace('%', ''))
})

test('large print is one press, on every page, until pressed again', async ({ page }) => {
  const size = () =>
    page
      .locator('main p')
      .first()
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  await page.goto('/targets/310120')
  const normal = await size()
  await page.getByRole('button', { name: '大字版' }).click()
  await expect(page).toHaveURL(/\/targets\/310120$/)
  expect(await size()).toBeGreaterThan(normal)
  await page.goto('/facilities')
  await expect(page.locator('html')).toHaveAttribute('data-print', 'large')
  await page.getByRole('button', { name: '标准字号' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-print', 'large')
})

test('a page that does not exist says so, with a number and a way on', async ({ page }) => {
  const answer = await page.goto('/targets/999999')
  expect(answer?.status()).toBe(404)
  const id = answer?.headers()['x-request-id'] ?? '?'
  await expect(page.getByText(`编号 ${id}`)).toBeVisible()
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('a search finds divisions by name, and says when there is none', async ({ page }) => {
  await page.goto('/targets')
  await page.getByRole('searchbox', { name: '找一个地区' }).fill('南桥')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '南桥镇' }).click()
  await expect(page).toHaveURL(/\/targets\/310120101$/)
  await page.goto('/targets?q=没有这个地方')
  await expect(page.getByRole('status')).toContainText('没有找到')
})
