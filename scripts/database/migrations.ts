import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { withSchemaEngine } from './schema-engine'
import { migrationList, migrationsFolder, schemaFiles } from './schema-files'
import { withScratchDatabase } from './scratch-database'

const noFilters = { externalTables: [], externalEnums: [] }
/** Any fixed number: two processes that migrate the same database at once go one after the other. */
const migrationLock = 7_361_041

/** Applies what is missing and returns the names applied. Throws the engine's words when a migration fails. */
export async function applyMigrations(url: string, before?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const migrationsList = await migrationList(before)
    if (migrationsList.migrationDirectories.length === 0) return []
    if (
      await isUpToDate(
        client,
        migrationsList.migrationDirectories.map((entry) => entry.path),
      )
    )
      return []
    return await withSchemaEngine(url, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters })
      return appliedMigrationNames
    })
  } finally {
    await client.end()
  }
}

/** Asked first because loading the engine costs half a second of every start. */
async function isUpToDate(client: pg.Client, names: string[]): Promise<boolean> {
  const table = await client.query(`select to_regclass('_prisma_migrations') is not null as present`)
  if (!table.rows[0].present) return false
  const { rows } = await client.query<{ migration_name: string; finished: boolean }>(
    'select migration_name, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  )
  if (rows.some((row) => !row.finished)) return false
  const applied = new Set(rows.map((row) => row.migration_name))
  return names.every((name) => applied.has(name))
}

/**
 * SQL that would bring a migrated database to the Prisma schema; empty when they agree. Views, triggers, check and
 * exclusion constraints are outside Prisma's schema language and never appear here.
 */
export async function schemaDrift(url: string): Promise<string> {
  const files = await schemaFiles()
  const sql = await withSchemaEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: migrationsFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    return stdout ?? ''
  })
  return sql.includes('This is an empty migration') ? '' : sql.trim()
}

/**
 * Writes prisma/migrations/<UTC time>_<name>/migration.sql: the way from the earlier migrations to the schema. A name
 * that begins with its own time (20261122090000_init) takes that place in the order. Returns the file, or null when
 * there is nothing to do. `serverUrl` needs the right to create databases.
 */
export async function writeMigration(serverUrl: string, name: string): Promise<string | null> {
  if (!/^(\d{14}_)?[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error('迁移名只用小写字母、数字和下划线，例如 add_fee_table')
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folderName = /^\d/.test(name) ? name : `${time}_${name}`
  const sql = await withScratchDatabase(serverUrl, async (url) => {
    await applyMigrations(url, folderName)
    return schemaDrift(url)
  })
  if (sql === '') return null
  const folder = path.join(migrationsFolder, folderName)
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'migration.sql')
  await writeFile(file, `${sql}\n`)
  await writeFile(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return file
}
