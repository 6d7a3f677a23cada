import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma')
export const migrationsFolder = path.join(prismaFolder, 'migrations')

/** schema.prisma and models/*.prisma as the engine takes them. */
export async function schemaFiles(): Promise<{ path: string; content: string }[]> {
  const models = await readdir(path.join(prismaFolder, 'models'))
  const names = models
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => `models/${name}`)
  return Promise.all(
    ['schema.prisma', ...names].map(async (name) => {
      const file = path.join(prismaFolder, name)
      return { path: file, content: await readFile(file, 'utf8') }
    }),
  )
}

/** Every migration in order of its name, as the engine takes them; with `before`, only those whose name sorts earlier. */
export async function migrationList(before?: string) {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => before === undefined || name < before)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
    }),
  )
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}
