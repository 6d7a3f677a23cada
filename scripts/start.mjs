import './bootstrap/node-version.mjs'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { bootstrap, loadSettings, root } from './bootstrap/bootstrap.mjs'
import { ensureBuild, sourceHash } from './bootstrap/build.mjs'
import { followNpm, spawnScript } from './bootstrap/child.mjs'
import { waitForLock } from './bootstrap/lock.mjs'
import { step } from './bootstrap/steps.mjs'
import { addressOf, readAddress } from './start/address.mjs'
import { startWeb } from './start/web.mjs'

const dev = process.argv.includes('--dev')
/** What runs, so that every way out ends it: the web server first, then the database. */
const running = { web: null, data: null, release: null, leaving: false }

/** @param {import('node:child_process').ChildProcess | null} child @param {() => void} ask @param {number} timeoutMs */
function ended(child, ask, timeoutMs) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    ask()
  })
}

/** @param {number} code */
async function leave(code) {
  if (running.leaving) return
  running.leaving = true
  const { web, data, release } = running
  if (web || data) console.log('正在停止……')
  await ended(web, () => web?.kill('SIGTERM'), 5_000)
  await ended(data, () => (data?.connected ? data.send('stop') : data?.kill('SIGTERM')), 30_000)
  release?.()
  if (web || data) console.log('已停止')
  process.exit(code)
}

/** Database, migrations and seeds in one TypeScript process; resolves with the database's address. */
function startData() {
  const child = spawnScript('scripts/start/data.ts', [])
  running.data = child
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.url))
    child.once('exit', () => {
      reject(null)
      leave(1)
    })
  })
}

async function start() {
  loadSettings()
  const dataDir = path.resolve(root, process.env.PORTAL_DATA_DIR || '.data')
  process.env.PORTAL_DATA_DIR = dataDir
  // Others may pass through, not look inside: the server's own user has its folder below.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const lock = await waitForLock(path.join(dataDir, 'portal.lock'), { timeoutMs: 4_000 })
  if (!lock.release) {
    throw new Error(
      `数据目录 ${dataDir} 已有一个门户在运行（进程 ${lock.holder?.pid}）。请先停止它，或用 PORTAL_DATA_DIR 另指一个目录。`,
    )
  }
  running.release = lock.release
  const { host, port } = await readAddress()
  Object.assign(process.env, { HOST: host, PORT: String(port), NODE_ENV: dev ? 'development' : 'production' })

  await step('1/7', '检查依赖', bootstrap)
  const data = startData()
  const hash = dev ? '' : sourceHash()
  process.env.DATABASE_URL = await data
  await step('6/7', dev ? '开发模式，不构建' : '构建网站', (say) => (dev ? '跳过' : ensureBuild(say, hash)))
  await step('7/7', '启动网站', () => startWeb({ host, port, dev, onChild: watchWeb }))
  console.log(`ready ${addressOf(host, port)}`)
}

/** @param {import('node:child_process').ChildProcess} child */
function watchWeb(child) {
  running.web = child
  child.once('exit', (code, signal) => {
    if (running.leaving) return
    console.error(`网站进程意外退出（${code ?? signal}）`)
    leave(1)
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(0))
followNpm(() => leave(1))
start().catch((error) => {
  // null: the child has already said why.
  if (error && !running.leaving) console.error(error.message)
  leave(1)
})
