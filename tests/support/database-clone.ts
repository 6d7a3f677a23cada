import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { runOnce, urlOfDatabase } from '@/scripts/database/scratch-database'
import { TEMPLATE } from './database'

// lib/core/env reads the environment when it is first imported, so the clone must stand before the test file loads.
const name = `shanyu_test_${randomUUID().replaceAll('-', '')}`
await runOnce(inject('testServerUrl'), `create database "${name}" template ${TEMPLATE}`)
process.env.DATABASE_URL = urlOfDatabase(inject('testServerUrl'), name)
// Keys and files of a test are its own too; useTestDatabase clears them away.
process.env.PORTAL_DATA_DIR = path.join(tmpdir(), name)
process.env.PORTAL_SECRET = 'test-secret-test-secret-test-secret-test'
process.env.PORTAL_LOG_LEVEL = 'silent'
