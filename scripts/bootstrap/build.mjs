import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './bootstrap.mjs'
import { runQuietly } from './command.mjs'
import { waitForLock } from './lock.mjs'

const sources = ['app', 'components', 'lib', 'prisma', 'public', 'data', 'proxy.ts', 'instrumentation.ts']
const settings = ['next.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
/** Not part of a build: made from the rest, or read by scripts only. */
const excluded = ['prisma/generated', 'prisma/migrations', 'prisma/seed']
const markFile = path.join(root, '.next/.shanyu-source')

/** Hash of everything a build is made from. */
export function sourceHash() {
  const hash = createHash('sha256')
  const visit = (name) => {
    const file = path.join(root, name)
    if (excluded.includes(name) || !existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const child of readdirSync(file).sort()) visit(`${name}/${child}`)
    } else {
      hash.update(name).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  for (const name of [...sources, ...settings]) visit(name)
  return hash.digest('hex')
}

/** @param {string} hash */
export function isBuilt(hash) {
  return (
    existsSync(markFile) &&
    existsSync(path.join(root, '.next/BUILD_ID')) &&
    readFileSync(markFile, 'utf8') === hash
  )
}

/**
 * Builds when the sources differ from those of the last complete build.
 * @param {(line: string) => void} say @param {string} [hash]
 */
export async function ensureBuild(say, hash = sourceHash()) {
  if (isBuilt(hash)) return '源码未变，沿用已有构建'
  const lock = await waitForLock(path.join(root, '.shanyu.lock.build'), {
    timeoutMs: 900_000,
    onWait: (holder) => say(`另一进程（${holder.pid}）正在构建，等待它完成`),
  })
  if (!lock.release) throw new Error(`进程 ${lock.holder?.pid} 一直在构建，请检查它。`)
  try {
    if (isBuilt(hash)) return '沿用另一进程刚完成的构建'
    rmSync(markFile, { force: true })
    const next = path.join(root, 'node_modules/next/dist/bin/next')
    await runQuietly('构建', process.execPath, [next, 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      say,
    })
    writeFileSync(markFile, hash)
  } finally {
    lock.release()
  }
  return '构建完成'
}
