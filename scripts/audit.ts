import path from 'node:path'
import { parseArgs } from 'node:util'
import { problemText } from '@/lib/audit-seals/labels'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { isRealDate } from '@/lib/format/date'
import { connectDatabase } from './database/server'

const USAGE = `用法：
  npm run audit -- verify [--noted <日期>=<封签>]   核对全部封签和记录，指出第一处不对的日期和编号
  npm run audit -- seal                             给已经过完、还没有封的日子加封签（平时每天凌晨自动做）
  npm run audit -- archive --before <日期>          把六个月以前、已封签的记录移到数据目录的归档文件
日期写成 2026-11-22。退出码：0 完好或已办成，1 不对或没有办成，2 用法不对。`

const BY = '命令行核对审计日志'

type Request =
  | { command: 'seal' }
  | { command: 'verify'; noted?: { day: string; hash: string } }
  | { command: 'archive'; before: string }

function readRequest(): Request | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { before: { type: 'string' }, noted: { type: 'string' } },
    })
    const [command, ...rest] = positionals
    const { before, noted } = values
    if (rest.length > 0) return null
    if (command === 'seal' && !before && !noted) return { command }
    if (command === 'archive' && before && isRealDate(before) && !noted) return { command, before }
    if (command !== 'verify' || before) return null
    if (noted === undefined) return { command }
    const [day = '', hash = ''] = noted.split('=')
    return isRealDate(day) && /^[0-9a-f]{64}$/.test(hash) ? { command, noted: { day, hash } } : null
  } catch {
    return null
  }
}

async function run(request: Request): Promise<number> {
  const { sealDays, verifyAndRecord } = await import('@/lib/audit-seals/commands')
  if (request.command === 'seal') {
    console.log(`新封了 ${await sealDays()} 天`)
    return 0
  }
  if (request.command === 'archive') {
    const { archiveLog } = await import('@/lib/audit-archives/commands')
    const archive = await archiveLog(systemActor(BY), request.before)
    if (archive) {
      console.log(
        `已归档 ${archive.fromDay} 至 ${archive.untilDay} 的 ${archive.count} 条记录：${archive.fileName}`,
      )
      console.log(`SHA-256 ${archive.sha256}`)
      console.log('归档后，页面上看不到这些日子的办理经过和日志；npm run audit -- verify 仍会核对归档文件。')
    } else console.log('没有可以归档的记录')
    return 0
  }
  const found = await verifyAndRecord(BY, { noted: request.noted })
  if (found.problem) {
    console.log(`不对。${problemText(found.problem)}`)
    return 1
  }
  if (found.lastDay === null) console.log('还没有封签：第一天过完之后才有')
  else {
    console.log(`完好。核对了 ${found.days} 天的封签和 ${found.rows} 条记录，最后一天 ${found.lastDay}`)
    console.log(`请把这一行记在别处，以后可用 --noted 核对：${found.lastDay}=${found.lastHash}`)
  }
  return 0
}

async function main(): Promise<number> {
  const request = readRequest()
  if (!request) {
    console.error(USAGE)
    return 2
  }
  const say = (line: string) => console.error(line)
  const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run audit', say)
  try {
    env.DATABASE_URL = database.url
    return await run(request)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(Object.values(error.fields).flat().join('\n'))
    return 1
  } finally {
    await (await import('@/lib/core/db')).db.$disconnect()
    await database.stop()
  }
}

process.exitCode = await main()
