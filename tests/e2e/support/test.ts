import { test as base, expect, type Page } from '@playwright/test'
import { stateOf, type Username } from './roles'

export { expect }

/** Every browser the journeys open is watched: an error on the console or a CSP violation fails the test that saw it. */
export const test = base.extend<{ complaints: string[]; by: Username | null }>({
  /** Who looks: a demo account signed in before, or a visitor. */
  by: [null, { option: true }],
  storageState: async ({ by }, use) => {
    await use(by ? stateOf(by) : undefined)
  },
  baseURL: async ({ baseURL: _ }, use) => {
    await use(process.env.E2E_BASE_URL)
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('page', (page) => watch(page, complaints))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Chromium reports a CSP violation as a console error, so listening there hears both. */
export function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A refused page (404, a form's answer) is the business of the test that asked for it.
    if (message.text().startsWith('Failed to load resource') && message.location().url === page.url()) return
    complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`)
  })
}
