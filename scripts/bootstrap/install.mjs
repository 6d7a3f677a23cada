import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './command.mjs'

/** @param {string} file */
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** @param {string} root */
export function isInstalled(root) {
  const marker = path.join(root, 'node_modules/.shanyu-lock')
  const wanted = hashOf(path.join(root, 'package-lock.json'))
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return true
  if (!matchesLock(root)) return false
  writeFileSync(marker, wanted)
  return true
}

/**
 * Whether a plain `npm install` or `npm ci` already brought what the lock file names. npm writes its own record last,
 * so an interrupted install has none.
 * @param {string} root
 */
function matchesLock(root) {
  const record = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = present[name]
    return found
      ? found.version === entry.version && existsSync(path.join(root, name))
      : entry.optional === true
  })
}

/** @param {string} root @param {(line: string) => void} say */
export async function install(root, say) {
  say('按 package-lock.json 安装依赖（npm ci），第一次约需一两分钟')
  const npm = process.env.npm_execpath ?? ''
  const [command, first] = /npm-cli\.js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  // Building and testing need the development packages, whatever NODE_ENV says.
  await runQuietly('安装依赖', command, [...first, 'ci', '--include=dev', '--include=optional'], {
    cwd: root,
    say,
  })
  writeFileSync(path.join(root, 'node_modules/.shanyu-lock'), hashOf(path.join(root, 'package-lock.json')))
}
