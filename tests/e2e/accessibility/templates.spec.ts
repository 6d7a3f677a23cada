import type { Page } from '@playwright/test'
import { expectAccessible, shoot } from '../support/axe'
import { expect, test } from '../support/test'
import { TEMPLATES, type Template } from './templates'

const WIDTHS = [360, 1280] as const

async function openTemplate(page: Page, { address, open, step = '' }: Template): Promise<void> {
  await page.goto(address)
  if (!open) return
  const links = await page.locator('main a').evaluateAll((found) =>
    found.map((link) => ({
      href: link.getAttribute('href') ?? '',
      text: (link.closest('tr, li') ?? link).textContent ?? '',
    })),
  )
  const record = links.find(({ href, text }) =>
    typeof open === 'string' ? text.includes(open) : open.test(href),
  )
  expect(record, `a link like ${open} on ${address}`).toBeTruthy()
  await page.goto(`${record?.href}${step}`)
  if (step !== '') await expect(page).toHaveURL(new RegExp(`${step}$`))
}

/** One visit serves both widths: nothing but the style sheet depends on the width. */
async function look(page: Page, template: Template, print: string, widths: readonly number[]): Promise<void> {
  await page.setViewportSize({ width: widths[0] ?? 360, height: 900 })
  await openTemplate(page, template)
  // A record that does not exist is drawn by the browser: Next answers 404 with an empty shell first.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await shoot(page, `${template.name}-${print}-${width}`)
    await test.step(`${print} print, ${width} px`, () => expectAccessible(page))
  }
}

for (const { by, pages } of TEMPLATES) {
  test.describe(`for ${by ?? 'everybody'}`, () => {
    test.use({ by })

    for (const template of pages) {
      test(`${template.name} is accessible and fits, at 360 and 1280 px`, async ({ page, context }) => {
        await look(page, template, 'normal', WIDTHS)
        if (!template.large) return
        await context.addCookies([{ name: 'print', value: 'large', url: process.env.E2E_BASE_URL ?? '' }])
        await look(page, template, 'large', template.large)
      })
    }
  })
}

test('the map opens when it is reached, with no outside request, and its page stays accessible', async ({
  page,
}) => {
  const outside: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(process.env.E2E_BASE_URL ?? '?') && !/^(blob|data):/.test(request.url()))
      outside.push(request.url())
  })
  await page.goto('/targets/530000')
  await page.locator('.map-frame').scrollIntoViewIfNeeded()
  await expect(page.locator('.map-frame canvas')).toBeVisible()
  await expect(page.getByRole('button', { name: '放大' })).toBeVisible()
  // Painted, too: what lies in the middle says its name and figure.
  await expect(async () => {
    await page.mouse.move(0, 0)
    await page.locator('.map-frame canvas').hover()
    await expect(page.locator('.map-readout')).toContainText(/个\/千人/, { timeout: 500 })
  }).toPass()
  await shoot(page, 'map')
  await expectAccessible(page)
  expect(outside).toEqual([])
})
