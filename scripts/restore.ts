import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { lockHolder } from './bootstrap/lock.mjs'
import { archiveFormat, copyContent, type Manifest, unpack, withWorkFolder } from './database/archive'
import { applyMigrations } from './database/migrations'
import { migrationList } from './database/schema-files'
import { connectDatabase } from './database/server'
import { checkStoredFiles, reportStoredFiles, type StoredFiles } from './database/stored-files'
import { advanceSequences, listTables, readTable, withClient, withoutConstraints } from './database/tables'

const [source, ...rest] = process.argv.slice(2)
if (!source || rest.length > 0) {
  console.error('用法：npm run restore -- <文件.tar.gz>（恢复到一个空的门户）')
  process.exit(2)
}
const file = path.resolve(source)
const dataDir = path.resolve(process.env.PORTAL_DATA_DIR || '.data')

async function assertEmpty(client: pg.Client): Promise<void> {
  for (const table of await listTables(client)) {
    const { rowCount } = await client.query(`select 1 from "${table}" limit 1`)
    if (rowCount) {
      throw new Error(
        `只能恢复到空的门户，而表 ${table} 已有数据。请用 PORTAL_DATA_DIR 指向新的目录，或换一个空数据库。`,
      )
    }
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
  const known = new Set((await migrationList()).migrationDirectories.map((entry) => entry.path))
  const unknown = manifest.migrations.filter((name) => !known.has(name))
  if (manifest.format !== archiveFormat || unknown.length > 0) {
    throw new Error(
      `备份来自另一版本的程序${unknown.length > 0 ? `（迁移 ${unknown.join('、')} 不在这里）` : ''}，请用同版或更新的程序恢复。`,
    )
  }
  return manifest
}

/** All or nothing: the tables are filled in one transaction. */
async function loadTables(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const tables = await listTables(client)
  await client.query('begin')
  await withoutConstraints(client, tables, async () => {
    if (tables.length > 0) await client.query(`truncate ${tables.map((table) => `"${table}"`).join(', ')}`)
    for (const { name, rows } of manifest.tables) {
      const restored = await readTable(client, name, path.join(folder, 'tables', `${name}.jsonl`))
      if (restored !== rows) throw new Error(`备份不完整：表 ${name} 应有 ${rows} 行，只有 ${restored} 行。`)
    }
  })
  await advanceSequences(client)
  await client.query('commit')
}

async function restore(url: string, folder: string): Promise<{ manifest: Manifest; stored: StoredFiles }> {
  const manifest = await readManifest(folder)
  await withClient(url, assertEmpty)
  // The structure the backup was made with; what is newer here is applied to the restored data afterwards.
  await applyMigrations(url, `${manifest.migrations.at(-1)}~`)
  // Before the rows that name them: a restore broken off here can be begun again.
  const files = path.join(folder, 'files', 'files')
  if (existsSync(files))
    cpSync(files, path.join(dataDir, 'files'), { recursive: true, preserveTimestamps: true })
  await withClient(url, (client) => loadTables(client, folder, manifest))
  await applyMigrations(url)
  copyContent(path.join(folder, 'files'), dataDir)
  return { manifest, stored: await withClient(url, (client) => checkStoredFiles(client, dataDir)) }
}

try {
  if (!existsSync(file)) throw new Error(`没有这个文件：${file}`)
  const portal = lockHolder(path.join(dataDir, 'portal.lock'))
  if (portal) throw new Error(`门户正在运行（进程 ${portal.pid}），请先停止它再恢复。`)
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const database = await connectDatabase(dataDir, 'npm run restore', (line) => console.log(line))
  try {
    const { manifest, stored } = await withWorkFolder(path.join(dataDir, 'work'), async (folder) => {
      await unpack(file, folder)
      return restore(database.url, folder)
    })
    const { tables, madeAt } = manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`已恢复 ${madeAt} 的备份：${tables.length} 张表、${rows} 行。请用 npm start 启动。`)
    reportStoredFiles(stored, '已恢复')
  } finally {
    await database.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
