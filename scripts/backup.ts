import { existsSync, mkdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { archiveFormat, copyContent, type Manifest, pack, withWorkFolder } from './database/archive'
import { connectDatabase } from './database/server'
import { copyStoredFiles, reportStoredFiles, type StoredFiles } from './database/stored-files'
import { listMigrations, listTables, withClient, writeTable } from './database/tables'

const [target, ...rest] = process.argv.slice(2)
if (!target || rest.length > 0) {
  console.error('用法：npm run backup -- <文件.tar.gz>（数据库和文件的一致副本，门户可以正在运行）')
  process.exit(2)
}
const file = path.resolve(target)
const dataDir = path.resolve(process.env.PORTAL_DATA_DIR || '.data')

async function makeBackup(url: string, folder: string): Promise<{ manifest: Manifest; stored: StoredFiles }> {
  mkdirSync(path.join(folder, 'tables'))
  mkdirSync(path.join(folder, 'files'))
  return withClient(url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const migrations = await listMigrations(client)
    if (migrations.length === 0) throw new Error('数据库里还没有门户的数据，没有可备份的内容。')
    const tables = []
    for (const table of await listTables(client)) {
      tables.push(await writeTable(client, table, path.join(folder, 'tables', `${table}.jsonl`)))
    }
    // A file is on the disk before its row is written, so every file the snapshot speaks of is already there.
    const stored = await copyStoredFiles(client, dataDir, path.join(folder, 'files'))
    await client.query('commit')
    copyContent(dataDir, path.join(folder, 'files'))
    const manifest = { format: archiveFormat, madeAt: new Date().toISOString(), migrations, tables }
    await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
    return { manifest, stored }
  })
}

try {
  if (existsSync(file)) throw new Error(`文件已存在，不覆盖：${file}`)
  const database = await connectDatabase(dataDir, 'npm run backup', (line) => console.log(line))
  try {
    const { manifest, stored } = await withWorkFolder(file, async (folder) => {
      const made = await makeBackup(database.url, folder)
      await pack(folder, file)
      return made
    })
    const { tables } = manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      `已备份 ${tables.length} 张表、${rows} 行和文件到 ${file}（${(statSync(file).size / 1e6).toFixed(1)} MB）`,
    )
    reportStoredFiles(stored, '备份里有')
    console.log('备份里有门户的密钥，请像保管数据库一样保管它。')
  } finally {
    await database.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
