import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** As root Chromium has no sandbox; the rest keeps it from calling home, which an offline machine would wait for. */
const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const READING = [
  'public/**/*.spec.ts',
  'roles/**/*.spec.ts',
  'security/**/*.spec.ts',
  'accessibility/**/*.spec.ts',
]
const WRITING = ['official/**/*.spec.ts', 'administrator/**/*.spec.ts', 'filing/**/*.spec.ts']
// These change the places of 奉贤 and compare its total before and after: beside one another each would see the other's.
const COUNTING = ['official/register.spec.ts', 'filing/receipt.spec.ts', 'filing/change-and-cancel.spec.ts']

// Every run: a production build and the demo world. With E2E_BASE_URL a portal that runs already, else one of its own.
export default defineConfig({
  testDir: here('e2e'),
  outputDir: here('../test-results'),
  globalSetup: here('e2e/support/server.ts'),
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.PORTAL_BROWSER || '/usr/bin/chromium', args: BROWSER_ARGS },
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.spec.ts' },
    // Readers first: they compare figures between requests, and the writers change figures.
    { name: 'reading', testMatch: READING, dependencies: ['sign-in'] },
    // One file per area, its journeys one after the other.
    {
      name: 'writing',
      testMatch: WRITING,
      testIgnore: COUNTING,
      fullyParallel: false,
      dependencies: ['reading'],
    },
    { name: 'counting', testMatch: COUNTING, workers: 1, fullyParallel: false, dependencies: ['writing'] },
  ],
})
