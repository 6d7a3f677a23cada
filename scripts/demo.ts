import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { env } from '@/lib/core/env'
import { applyMigrations } from './database/migrations'
import { connectDatabase } from './database/server'

const LABELS: Record<string, string> = {
  accounts: '账号',
  facilities: '机构',
  kindergartens: '幼儿园',
  service_sites: '服务点',
  titles: '称号',
  doctor_contracts: '签约',
  sub_area_members: '片区成员',
  sub_areas: '片区',
  reported_figures: '上报数据',
  region_statistics: '人口和儿童估算数',
  import_runs: '导入记录',
  rollup_snapshots: '趋势快照',
  operator_bodies: '运营主体',
  departments: '部门',
  staff_people: '人员',
  staff_posts: '任职',
  facility_claims: '认领申请',
  filing_cases: '办件',
  filing_submissions: '提交记录',
  filing_corrections: '补正',
  filing_correction_items: '补正事项',
  filing_clocks: '时限',
  department_tasks: '部门任务',
  site_checks: '现场核查',
  noncompliance_notices: '不符合告知',
  receipts: '回执',
  exchange_messages: '上报消息',
  attachments: '文件',
}

const [command, ...flags] = process.argv.slice(2)
if (command !== 'remove' || flags.some((flag) => flag !== '--yes')) {
  console.error('用法：npm run demo -- remove [--yes]（删除全部演示数据，不动其他数据）')
  process.exit(2)
}

const say = (line: string) => console.error(line)
const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run demo', say)
try {
  process.env.DATABASE_URL = database.url
  env.DATABASE_URL = database.url
  await applyMigrations(database.url)
  process.exitCode = await remove()
} finally {
  await database.stop()
}
process.exit()

async function remove(): Promise<number> {
  const { systemActor } = await import('@/lib/core/actor')
  const { countDemo, removeDemo } = await import('@/lib/demo/commands')
  const actor = systemActor('npm run demo')
  const counts = await countDemo(actor)
  print(counts)
  if (Object.values(counts).every((count) => count === 0)) {
    say('没有演示数据')
    return 0
  }
  if (!flags.includes('--yes') && !(await isConfirmed())) {
    say('已取消，什么都没有删除')
    return 1
  }
  print(await removeDemo(actor))
  say('演示数据已全部删除，汇总已重算')
  return 0
}

function print(counts: Record<string, number>): void {
  const lines = Object.entries(counts).filter(([, count]) => count > 0)
  for (const [table, count] of lines) say(`  ${LABELS[table] ?? table}：${count}`)
}

async function isConfirmed(): Promise<boolean> {
  const asker = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asker.question('删除以上演示数据？此操作不能撤销。输入“删除”继续：').catch(() => '')
  asker.close()
  return answer.trim() === '删除'
}
