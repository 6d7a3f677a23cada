import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/core/env'
import { IMPORT_KINDS, isImportKind } from '@/lib/imports/schema'
import type { ImportKind } from '@/prisma/generated/enums'
import { applyMigrations } from './database/migrations'
import { connectDatabase, type Database } from './database/server'
import { printJson, printReport } from './import/report'

const USAGE = `用法：npm run import -- <类别> <文件> [--apply] [--json]
类别：${IMPORT_KINDS.join('、')}。文件：CSV（UTF-8 或 GB18030）或 XLSX。
不加 --apply 只试算，不写入；--json 只输出一个 JSON 对象。`

type Request = { kind: ImportKind; file: string; isApplied: boolean; asJson: boolean }

/** What cannot be carried out as asked: exit code 2, whereas a file with rejected rows is 1. */
class UsageError extends Error {}

// With --json nothing but the object goes to standard output.
const say = (line: string) => console.error(line)

function readRequest(args: string[]): Request {
  let parsed: ReturnType<typeof parseCommandLine>
  try {
    parsed = parseCommandLine(args)
  } catch (error) {
    throw new UsageError(`不认识的参数：${error instanceof Error ? error.message : ''}\n${USAGE}`)
  }
  const [kind, file, ...rest] = parsed.positionals
  if (kind === undefined || file === undefined || rest.length > 0) throw new UsageError(USAGE)
  if (!isImportKind(kind)) throw new UsageError(`没有“${kind}”这个类别。\n${USAGE}`)
  return { kind, file, isApplied: parsed.values.apply, asJson: parsed.values.json }
}

const parseCommandLine = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: { apply: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })

/** Without a portal running, the register may be as old as the last start, or empty: divisions are needed first. */
async function bringUpToDate(database: Database): Promise<void> {
  env.DATABASE_URL = database.url
  await applyMigrations(database.url)
  const seed = await import('./seed')
  if (await seed.isReferenceCurrent()) return
  say('载入参考数据')
  await seed.seedReference(say)
}

async function run({ kind, file, isApplied, asJson }: Request): Promise<number> {
  const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run import', say).catch(
    (error: Error) => {
      throw new UsageError(error.message)
    },
  )
  try {
    await bringUpToDate(database)
    const { systemActor } = await import('@/lib/core/actor')
    const { checkImport } = await import('@/lib/imports/queries')
    const { applyImport } = await import('@/lib/imports/commands')
    const actor = systemActor('npm run import')
    const source = { path: path.resolve(file) }
    const result = isApplied ? await applyImport(actor, kind, source) : await checkImport(actor, kind, source)
    if (asJson) printJson(result)
    else printReport(result, { isApplied })
    return result.rejected.length > 0 ? 1 : 0
  } finally {
    await (await import('@/lib/core/db')).db.$disconnect()
    await database.stop()
  }
}

async function main(): Promise<number> {
  try {
    return await run(readRequest(process.argv.slice(2)))
  } catch (error) {
    const { TableError } = await import('@/lib/exchange/table-error')
    const { AppError } = await import('@/lib/core/errors')
    if (error instanceof UsageError || error instanceof TableError) {
      say(error.message)
      return 2
    }
    if (error instanceof AppError) {
      say(Object.values(error.fields).flat().join('\n') || '导入没有完成，没有写入任何内容')
      return 1
    }
    throw error
  }
}

process.exitCode = await main()
