import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/scripts/database/migrations'
import { runOnce, urlOfDatabase } from '@/scripts/database/scratch-database'
import { startThrowawayDatabase } from '@/scripts/database/server'

declare module 'vitest' {
  export interface ProvidedContext {
    testServerUrl: string
  }
}

export const TEMPLATE = 'shanyu_template'

/** vitest globalSetup: one throw-away server and one migrated template for the whole run; ended by its own pid. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayDatabase(() => undefined)
  await runOnce(server.url, `create database ${TEMPLATE} template template0`)
  await applyMigrations(urlOfDatabase(server.url, TEMPLATE))
  project.provide('testServerUrl', server.url)
  return () => server.stop()
}

/** This test file works on its own clone of the migrated template (made by database-clone.ts before any import). */
export function useTestDatabase(): { url: string } {
  const url = process.env.DATABASE_URL
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
