import path from 'node:path'
import { env } from '@/lib/core/env'
import { connectDatabase } from './database/server'

const MOST_PRINTED = 50

const flags = process.argv.slice(2)
if (flags.some((flag) => flag !== '--repair')) {
  console.error('用法：npm run drift [-- --repair]（核对汇总与记录是否一致；--repair 重算并保存）')
  process.exit(2)
}

const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run drift', (line) =>
  console.error(line),
)
try {
  process.env.DATABASE_URL = database.url
  env.DATABASE_URL = database.url
  process.exitCode = await check()
} finally {
  await database.stop()
}
process.exit()

/** 0: stored sums agree with the records, or were repaired; 1: they differ. */
async function check(): Promise<number> {
  const { systemActor } = await import('@/lib/core/actor')
  const { findDrift, repairRollups } = await import('@/lib/rollups/commands')
  const actor = systemActor('npm run drift')
  const drift = await findDrift(actor)
  for (const one of drift.slice(0, MOST_PRINTED)) {
    const basis = one.basis === 'all' ? '全部' : '已备案'
    console.log(`${one.regionCode} ${one.span} ${basis} ${one.measure}：存 ${one.stored}，应为 ${one.fresh}`)
  }
  if (drift.length > MOST_PRINTED) console.log(`……另有 ${drift.length - MOST_PRINTED} 处`)
  console.log(drift.length === 0 ? '汇总与记录一致' : `汇总与记录不一致：${drift.length} 处`)
  if (drift.length === 0 || !flags.includes('--repair')) return drift.length === 0 ? 0 : 1
  console.log(`已重算 ${await repairRollups(actor)} 个区划的汇总`)
  return (await findDrift(actor)).length === 0 ? 0 : 1
}
