import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectUsableTargets, shoot } from '../support/axe'
import { fillFiling, sendFiling, startFiling, uploadAll } from '../support/filing'
import { refusal } from '../support/pages'
import { expect, test } from '../support/test'

test.use({ by: 'operator', javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
test.setTimeout(150_000)

const NAME = `演示无脚本托育园${Date.now().toString(36)}`

let seen = 0
async function fits(page: Page): Promise<void> {
  seen += 1
  await shoot(page, `without-javascript-${String(seen).padStart(2, '0')}`)
  await test.step(new URL(page.url()).pathname, async () => {
    await expectNoSidewaysScroll(page)
    await expectUsableTargets(page)
  })
}

test('on a phone in large print, without JavaScript, a filing is filled, sent and taken back', async ({
  page,
}) => {
  await page.goto('/operator')
  await page.getByRole('button', { name: '大字版' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-print', 'large')
  await fits(page)
  await page.goto('/operator/filings/new')
  await fits(page)

  const base = await startFiling(page, '310120101 南桥镇')
  await fits(page)
  await fillFiling(page, base, NAME, '演示路 360 号', fits)
  await uploadAll(page, base)
  await expect(page).toHaveURL(/\/materials/)
  await fits(page)

  // Sent without the promises: refused in words, and what was ticked is kept.
  await page.goto(`${base}/check`)
  await fits(page)
  const promises = page.locator('input[name="promises"]')
  await promises.first().check()
  await page.getByRole('button', { name: /^提交/ }).click()
  await expect(refusal(page)).toBeVisible()
  await expect(promises.first()).toBeChecked()
  await fits(page)

  const number = await sendFiling(page, base)
  expect(number).not.toBe('')
  await fits(page)
  await page.goto(base)
  await expect(page.locator('main')).toContainText('现在由区教育局办理')
  await fits(page)

  const withdraw = async () => {
    const part = page.locator('section[aria-label="撤回"]')
    if ((await part.locator('details[open]').count()) === 0) await part.locator('summary').click()
    return part
  }
  let part = await withdraw()
  await part.locator('[name="reason"]').fill('演示：场地合同有变')
  await part.getByRole('button', { name: '撤回', exact: true }).click()
  // Not confirmed: nothing happened, and what was written is still there.
  await expect(refusal(page)).toBeVisible()
  part = await withdraw()
  await expect(part.locator('[name="reason"]')).toHaveValue('演示：场地合同有变')
  await fits(page)
  await part.locator('[name="confirm"]').check()
  await part.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '已撤回' })).toBeVisible()
  await expect(page.locator('main')).toContainText(number)
  await expect(page.locator('section[aria-label="撤回"]')).toHaveCount(0)
  await fits(page)
  await page.goto('/operator/filings')
  await expect(page.locator('main')).toContainText(NAME)
  await fits(page)
})
