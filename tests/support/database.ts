import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/scripts/database/migrations'
import { runOnce, urlOfDatabase } from '@/scripts/database/scratch-database'
import { startThrowawayDatabase } from '@/scripts/database/server'
import { openWebAccess } from '@/scripts/database/web-role'

declare module 'vitest' {
  export interface ProvidedContext {
    testServerUrl: string
    /** The web process's role, on the template; its grants are cloned with it. */
    testWebUrl: string
  }
}

export const TEMPLATE = 'shanyu_template'

/** What only the owner of the tables may do, such as switching off a trigger; one string may hold several statements. */
export const asOwner = (sql: string): Promise<void> => runOnce(process.env.TEST_OWNER_URL ?? '', sql)

/** vitest globalSetup: one throw-away server and one migrated template for the whole run; ended by its own pid. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayDatabase(() => undefined)
  await runOnce(server.url, `create database ${TEMPLATE} template template0`)
  const template = urlOfDatabase(server.url, TEMPLATE)
  await applyMigrations(template)
  const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-test-role-'))
  const { url, warning } = await openWebAccess(template, folder)
  rmSync(folder, { recursive: true, force: true })
  if (warning) throw new Error(warning)
  // Only here: a clone is dropped while the connections of that role are still open.
  await runOnce(template, `grant ${new URL(url).username} to current_user`)
  project.provide('testServerUrl', server.url)
  project.provide('testWebUrl', url)
  return () => server.stop()
}

/**
 * This test file works on its own clone of the migrated template (made by database-clone.ts before any import). `db`
 * signs in as the web process does; `url` is the owner's, for what migrations and commands do.
 */
export function useTestDatabase(): { url: string } {
  const url = process.env.TEST_OWNER_URL
  if (!url?.includes('/shanyu_test_')) throw new Error('no test database: run through tests/vitest.config.ts')
  afterAll(async () => {
    const { db } = await import('@/lib/core/db')
    await db.$disconnect()
    const name = new URL(url).pathname.slice(1)
    rmSync(path.join(tmpdir(), name), { recursive: true, force: true })
    await runOnce(inject('testServerUrl'), `drop database if exists "${name}" with (force)`)
  })
  return { url }
}
