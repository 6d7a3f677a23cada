import { step } from '../bootstrap/steps.mjs'
import { applyMigrations } from '../database/migrations'
import { type Database, startDatabase } from '../database/server'
import { openWebAccess } from '../database/web-role'
import { isLoopback } from './address.mjs'

// A wrong setting throws while the module loads: its words are for the operator, not a stack trace.
const { env } = await import('@/lib/core/env').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

let database: Database | null = null

async function stop(): Promise<void> {
  await database?.stop()
  process.exit(0)
}

async function prepare(): Promise<void> {
  const { url } = await step('2/7', env.DATABASE_URL ? '连接数据库' : '启动内置数据库', async (say) => {
    database = await startDatabase(env.PORTAL_DATA_DIR, say)
    database.ended?.then((words) => {
      console.error(`数据库意外停止：${words}`)
      process.exit(1)
    })
    // Known only now; lib/core/db.ts connects at its first query.
    env.DATABASE_URL = database.url
    process.env.DATABASE_URL = database.url
    return database
  })
  const web = await step('3/7', '执行数据库迁移', async (say) => {
    const applied = await applyMigrations(url)
    say(applied.length > 0 ? `已执行 ${applied.join('、')}` : '已是最新')
    const access = await openWebAccess(url, env.PORTAL_DATA_DIR)
    if (access.warning) say(access.warning)
    return access
  })
  const seed = await import('../seed')
  await step('4/7', '载入参考数据', async (say) => {
    if (await seed.isReferenceCurrent()) return '已是最新'
    await seed.seedReference(say)
    return '参考数据已载入'
  })
  const willLoadDemo =
    env.PORTAL_DEMO !== '0' && (await seed.isEmptyOfFacilities()) && !(await seed.wasDemoLoaded())
  if (env.PORTAL_DEMO !== 'public' && !isLoopback(env.HOST) && (willLoadDemo || (await seed.hasDemoData()))) {
    throw new Error(
      `演示数据的账号密码是公开的，不能在 ${env.HOST} 上对外提供服务。请用 HOST=127.0.0.1；正式使用请设 PORTAL_DEMO=0` +
        ` 并以 npm run demo -- remove 删除演示数据；确要公开演示，请设 PORTAL_DEMO=public。`,
    )
  }
  await step('5/7', '载入演示数据', async (say) => {
    if (env.PORTAL_DEMO === '0') return '已关闭（PORTAL_DEMO=0）'
    if (!willLoadDemo) {
      const added = await seed.completeDemo(say)
      return added === null ? '已有机构数据，或演示数据已载入过' : `已补上演示机构主体和 ${added} 件演示办件`
    }
    await seed.seedDemo(say)
    return '演示数据已载入'
  })
  // Owner's work is done here; the web process gets the role that may not rewrite evidence.
  process.send?.({ url: web.url })
}

// The preload lets a process end while its channel is open; this one serves until told to stop.
process.channel?.ref()
process.on('message', (message) => {
  if (message === 'stop') stop()
})
process.on('SIGTERM', stop)
// Ctrl-C reaches the whole group: the parent stops the web server first and then says 'stop'.
process.on('SIGINT', () => undefined)
process.on('SIGHUP', () => undefined)

prepare().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  await database?.stop()
  process.exit(1)
})
