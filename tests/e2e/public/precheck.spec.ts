import { textOfPdf } from '../../support/read-pdf'
import { expectNoSidewaysScroll } from '../support/axe'
import { expect, test } from '../support/test'

const GOOD_BUT_HIGH = {
  建筑面积: '４００',
  室外活动场地: '30',
  租几年: '3',
  '采光最差的一间，房间面积': '45',
  这一间的窗洞开口面积: '9',
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('one checks a site before renting it, mends the answers and takes a letter along', async ({
      page,
    }) => {
      await page.goto('/')
      await page.getByRole('main').getByRole('link', { name: '开始自查' }).click()
      await page.getByLabel('在哪个区（县）').fill('奉贤区')
      await page.getByRole('button', { name: '开始自查' }).click()
      await expect(page.getByText('上海市奉贤区，托育机构')).toBeVisible()

      await page.getByLabel('四层及以上').check()
      await page.getByLabel('租来的').check()
      for (const [label, value] of Object.entries(GOOD_BUT_HIGH))
        await page.getByLabel(label, { exact: false }).first().fill(value)
      await page.getByText('乳儿班（6—12 个月）').click()
      await page.getByLabel('乳儿班每班几个托位').fill('10')
      await page.getByLabel('乳儿班每班几名保育人员').fill('三名')
      await page.getByRole('button', { name: '看结果' }).click()

      // What cannot be read comes back as typed, with everything else.
      await expect(page.getByRole('heading', { name: '有 1 处需要改正' })).toBeVisible()
      await expect(page.getByLabel('乳儿班每班几名保育人员')).toHaveValue('三名')
      await expect(page.getByLabel('建筑面积', { exact: false }).first()).toHaveValue('４００')
      await expect(page.getByLabel('四层及以上')).toBeChecked()
      await page.getByLabel('乳儿班每班几名保育人员').fill('3')
      await page.getByRole('button', { name: '看结果' }).click()

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('自查结果')
      expect(page.url()).not.toMatch(/=(&|$)/)
      await expect(page.getByText(/^有 2 项不符合，还有 \d+ 项没填$/)).toBeVisible()
      const short = page.getByRole('region', { name: '不符合（2 项）' })
      await expect(short.getByRole('heading', { level: 4 })).toHaveText([/楼层/, /保育人员/])
      await short.getByText('依据').first().click()
      await expect(short.getByText(/各份文件说法不同/).first()).toBeVisible()
      await expect(page.getByRole('region', { name: /^符合/ })).toContainText('建筑面积')
      await expectNoSidewaysScroll(page)

      const href = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')
      const answer = await page.request.get(href ?? '')
      expect(answer.headers()['content-type']).toBe('application/pdf')
      const text = (await textOfPdf(await answer.body())).replace(/\s/g, '')
      expect(text).toContain('上海市奉贤区')
      expect(text).toContain('有2项不符合')
      expect(text).toContain('不是审批或备案决定')

      await page.getByRole('link', { name: '修改或补充' }).click()
      await expect(page.getByLabel('乳儿班每班几名保育人员')).toHaveValue('3')
      await page.getByLabel('四层及以上').uncheck()
      await page.getByLabel('一层', { exact: true }).check()
      await page.getByLabel('乳儿班每班几名保育人员').fill('4')
      await page.getByRole('button', { name: '看结果' }).click()
      await expect(page.getByText(/^还有 \d+ 项没填$/)).toBeVisible()
    })

    test('a home is measured by its own rules, and an address nobody knows offers what comes near', async ({
      page,
    }) => {
      await page.goto('/precheck?region=奉&kind=home')
      await page.getByRole('link', { name: '奉贤区' }).click()
      await page.getByLabel('准备收几名婴幼儿').fill('6')
      await page.getByRole('button', { name: '看结果' }).click()
      await expect(page.getByRole('region', { name: '不符合（1 项）' })).toContainText(
        '收托婴幼儿不超过 5 人',
      )
    })
  })
}

test('bad addresses answer with a page, never with an error', async ({ page }) => {
  for (const query of [
    'kind=castle&region=<b>',
    'kind=institution&floors=9&floors=x&check=1',
    `kind=institution&building_area=${'9'.repeat(3_000)}&check=1`,
    'region=999999&kind=home&check=1',
  ]) {
    expect((await page.goto(`/precheck?${query}`))?.status(), query).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('先自查，再租房')
  }
  expect((await page.request.get('/precheck/pdf')).status()).toBe(404)
})
