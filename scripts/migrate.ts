import path from 'node:path'
import { applyMigrations, writeMigration } from './database/migrations'
import { connectDatabase, startThrowawayDatabase } from './database/server'
import { openWebAccess } from './database/web-role'

const [command, name = 'change'] = process.argv.slice(2)
const say = (line: string) => console.log(line)

if (command === 'new') {
  const server = await startThrowawayDatabase(say)
  try {
    const file = await writeMigration(server.url, name)
    say(
      file
        ? `已写入 ${path.relative(process.cwd(), file)}，请通读后提交`
        : '数据库与 schema 一致，无需新迁移',
    )
  } finally {
    await server.stop()
  }
} else if (command === undefined) {
  const dataDir = path.resolve(process.env.PORTAL_DATA_DIR || '.data')
  const database = await connectDatabase(dataDir, 'npm run migrate', say)
  try {
    const applied = await applyMigrations(database.url)
    const { warning } = await openWebAccess(database.url, dataDir)
    if (warning) say(warning)
    say(applied.length > 0 ? `已执行迁移：${applied.join('、')}` : '没有待执行的迁移')
  } finally {
    await database.stop()
  }
} else {
  console.error(
    '用法：npm run migrate（执行迁移）或 npm run migrate -- new <名称>（按 schema 的差异写下一个迁移）',
  )
  process.exitCode = 2
}
