import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject } from 'vitest'
import { runOnce, urlOfDatabase } from '@/scripts/database/scratch-database'
import { TEMPLATE } from './database'

/** What runs as the owner in production too: seeds, the demo world and its removal, the repair of sums, the benchmark. */
const AS_OWNER = /integration\/(bench|demo|indicators|scripts)\//

// lib/core/env reads the environment when it is first imported, so the clone must stand before the test file loads.
const name = `shanyu_test_${randomUUID().replaceAll('-', '')}`
const serverUrl = inject('testServerUrl')
await runOnce(serverUrl, `create database "${name}" template ${TEMPLATE}`)
const ownerUrl = urlOfDatabase(serverUrl, name)
const isOwner = AS_OWNER.test(expect.getState().testPath ?? '')
process.env.TEST_OWNER_URL = ownerUrl
process.env.DATABASE_URL = isOwner ? ownerUrl : urlOfDatabase(inject('testWebUrl'), name)
// Keys and files of a test are its own too; useTestDatabase clears them away.
process.env.PORTAL_DATA_DIR = path.join(tmpdir(), name)
process.env.PORTAL_SECRET = 'test-secret-test-secret-test-secret-test'
process.env.PORTAL_LOG_LEVEL = 'silent'
