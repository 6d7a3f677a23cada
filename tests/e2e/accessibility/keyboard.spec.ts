import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { firstFacility, refusal, unfold } from '../support/pages'
import { expect, test } from '../support/test'

test('the first Tab shows a link that skips to the text', async ({ page }) => {
  await page.goto('/targets/310120')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: '跳到正文' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

/** What has the focus, and how its ring is drawn. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    // A tile's link draws its ring on the box that covers the tile.
    const rings = [getComputedStyle(element), getComputedStyle(element, '::after')].map((style) =>
      style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
    )
    const box = element.getBoundingClientRect()
    return {
      what: `${element.tagName} ${element.textContent?.trim().slice(0, 30)}`,
      ring: Math.max(...rings),
      isOnPage: box.width > 0 && box.height > 0,
    }
  })

for (const address of ['/targets/310120', '/facilities', '/sign-in']) {
  test(`the focus is seen on every stop of ${address}`, async ({ page }) => {
    await page.goto(address)
    const hidden: string[] = []
    let stops = 0
    for (; stops < 60; stops += 1) {
      await page.keyboard.press('Tab')
      const stop = await focused(page)
      if (!stop) break
      if (stop.ring < 2 || !stop.isOnPage) hidden.push(stop.what)
    }
    expect(stops).toBeGreaterThan(10)
    expect(hidden).toEqual([])
  })
}

test.describe('in the office', () => {
  test.use({ by: 'planner' })

  test('on a phone the menu opens and leads on by keyboard', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto('/office/facilities')
    const menu = page.locator('.site-nav-narrow summary')
    await menu.focus()
    await page.keyboard.press('Enter')
    const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '幼儿园' })
    await expect(link).toBeVisible()
    await expectAccessible(page)
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/office\/kindergartens$/)
  })

  test('a question before a change holds the focus and gives it back', async ({ page }) => {
    await page.goto(await firstFacility(page, '/office/facilities'))
    const part = await unfold(page, '变更状态')
    await part.getByLabel('暂停服务').check()
    await part.getByLabel('原因').fill('键盘试一试')
    const button = part.getByRole('button', { name: '变更状态' })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toBeVisible()
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await expectAccessible(page)
    for (let count = 0; count < 6; count += 1) {
      await page.keyboard.press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(button).toBeFocused()
    await expect(part.getByLabel('原因')).toHaveValue('键盘试一试')
  })

  test('a refused form leads the focus to what is wrong, and each line to its field', async ({ page }) => {
    await page.goto('/office/facilities/new')
    await page.getByRole('button', { name: '登记机构' }).press('Enter')
    const summary = refusal(page)
    await expect(summary).toBeFocused()
    await expectAccessible(page)
    await summary.getByRole('link').first().press('Enter')
    await expect(page.getByLabel('机构名称')).toBeFocused()
    await expect(page.getByLabel('机构名称')).toHaveAttribute('aria-invalid', 'true')
  })
})
