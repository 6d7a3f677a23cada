import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { db } from '@/lib/core/db'
import { withScratchDatabase } from '@/scripts/database/scratch-database'
import { withClient } from '@/scripts/database/tables'
import { useTestDatabase } from '@/tests/support/database'
import { pdfBytes, pngBytes } from '@/tests/support/file-bytes'
import { makeCase, makeFilesWorld, store, useOwnDataFolder } from './attachment-world'

const { url } = useTestDatabase()
const folder = useOwnDataFolder()
const work = mkdtempSync(path.join(tmpdir(), 'shanyu-backup-'))
let caseId = ''
afterAll(() => rmSync(work, { recursive: true, force: true }))

beforeAll(async () => {
  const world = await makeFilesWorld()
  caseId = await makeCase(world.operatorId)
  await store(world.operator, 'licence', { caseId }, pdfBytes('1'))
  await store(world.operator, 'licence', { caseId }, pdfBytes('2'))
  await store(world.operator, 'other', { caseId }, pngBytes(), '图.png')
  writeFileSync(path.join(folder, 'secret'), 'x'.repeat(48))
  mkdirSync(path.join(folder, 'incoming', 'tus'), { recursive: true })
  writeFileSync(path.join(folder, 'incoming', 'tus', 'half'), 'half an upload')
  mkdirSync(path.join(folder, 'files', 'ff'), { recursive: true })
  writeFileSync(path.join(folder, 'files', 'ff', 'f'.repeat(32)), 'bytes no row names')
})

/** The command itself, as `npm run` starts it, on a database and data folder of its own. */
async function run(script: string, file: string, database: string, dataDir: string) {
  const env = { ...process.env, DATABASE_URL: database, PORTAL_DATA_DIR: dataDir }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', `scripts/${script}.ts`, file],
    { env },
  )
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  const [code] = await once(child, 'close')
  return { code, words }
}

const placeIn = (dataDir: string, key: string) => path.join(dataDir, 'files', key.slice(0, 2), key)

describe('a backup and its restore', () => {
  it('bring every file back as it was, old ones too, and nothing that was not finished', async () => {
    const archive = path.join(work, 'whole.tar.gz')
    const made = await run('backup', archive, url, folder)
    expect(made).toMatchObject({ code: 0, words: expect.stringContaining('3 个材料文件') })
    const target = path.join(work, 'restored')
    await withScratchDatabase(inject('testServerUrl'), async (empty) => {
      const restored = await run('restore', archive, empty, target)
      expect(restored).toMatchObject({ code: 0, words: expect.stringContaining('已恢复 3 个材料文件') })
      const { rows } = await withClient(empty, (client) =>
        client.query('select storage_key, sha256, replaced_by_id from attachments where case_id = $1', [
          caseId,
        ]),
      )
      expect(rows).toHaveLength(3)
      for (const row of rows) {
        const bytes = readFileSync(placeIn(target, row.storage_key))
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256)
      }
    })
    expect(existsSync(path.join(target, 'secret'))).toBe(true)
    expect(existsSync(path.join(target, 'incoming'))).toBe(false)
    expect(
      readdirSync(path.join(target, 'files')).includes('ff') && existsSync(placeIn(target, 'f'.repeat(32))),
    ).toBe(false)
  })

  it('say which file is damaged or missing, save the rest, and end with 1', async () => {
    const [first, second] = await db.attachment.findMany({ orderBy: { id: 'asc' } })
    writeFileSync(placeIn(folder, first?.storageKey ?? ''), 'forged')
    rmSync(placeIn(folder, second?.storageKey ?? ''))
    const archive = path.join(work, 'damaged.tar.gz')
    const made = await run('backup', archive, url, folder)
    expect(made.code).toBe(1)
    for (const { id } of [first, second].filter((one) => one !== undefined)) expect(made.words).toContain(id)
    await withScratchDatabase(inject('testServerUrl'), async (empty) => {
      const restored = await run('restore', archive, empty, path.join(work, 'damaged'))
      expect(restored).toMatchObject({ code: 1, words: expect.stringContaining('2 个缺失或已损坏') })
    })
  })
})
