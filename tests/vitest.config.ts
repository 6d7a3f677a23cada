import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

// An odd zone (UTC+5:45) makes any code that leans on the machine's time zone fail; the portal thinks in
// Asia/Shanghai whatever the server's zone. Set for this process too, so that forked workers inherit it.
const env = { TZ: 'Asia/Kathmandu' }
Object.assign(process.env, env)

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The real package throws outside a React server build; tests run server code directly.
      { find: /^server-only$/, replacement: fileURLToPath(new URL('support/empty.ts', import.meta.url)) },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          env,
          // Projects with different maxWorkers must sit in different groups, or vitest runs nothing.
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          env,
          globalSetup: [fileURLToPath(new URL('support/database.ts', import.meta.url))],
          setupFiles: [fileURLToPath(new URL('support/database-clone.ts', import.meta.url))],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
