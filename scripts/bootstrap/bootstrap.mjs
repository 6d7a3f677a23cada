import { existsSync } from 'node:fs'
import path from 'node:path'
import { generate, isGenerated } from './generate.mjs'
import { install, isInstalled } from './install.mjs'
import { waitForLock } from './lock.mjs'
import { linkServerLibraries } from './symlinks.mjs'

export const root = path.resolve(import.meta.dirname, '../..')

/** Settings of the operator's .env files; what the environment already says wins. */
export function loadSettings() {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(root, name)
    if (existsSync(file)) process.loadEnvFile(file)
  }
}

/**
 * Makes node_modules and prisma/generated what the sources ask for. Cheap when they are; one process at a time.
 * @param {(line: string) => void} say
 */
export async function bootstrap(say) {
  if (isReady()) return '依赖已是最新'
  const lock = await waitForLock(path.join(root, '.shanyu.lock'), {
    timeoutMs: 600_000,
    onWait: (holder) => say(`另一进程（${holder.pid}）正在安装，等待它完成`),
  })
  if (!lock.release) throw new Error(`进程 ${lock.holder?.pid} 一直在安装，请检查它。`)
  try {
    if (!isInstalled(root)) await install(root, say)
    linkServerLibraries(root)
    if (!isGenerated(root)) await generate(root, say)
  } finally {
    lock.release()
  }
  return '依赖和数据库客户端已就绪'
}

function isReady() {
  return (
    existsSync(path.join(root, 'node_modules')) &&
    isInstalled(root) &&
    linkServerLibraries(root) === 0 &&
    isGenerated(root)
  )
}
