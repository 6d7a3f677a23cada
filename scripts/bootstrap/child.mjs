import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './bootstrap.mjs'

const followParent = pathToFileURL(path.join(root, 'scripts/bootstrap/follow-parent.mjs')).href

/**
 * Starts Node with a program that ends when we do.
 * @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 */
export function spawnNode(args, options = {}) {
  const stdio = options.stdio ?? ['inherit', 'inherit', 'inherit', 'ipc']
  const env = { ...(options.env ?? process.env), SHANYU_PARENT: String(process.pid) }
  return spawn(process.execPath, ['--import', followParent, ...args], { cwd: root, ...options, env, stdio })
}

/**
 * Starts a TypeScript script. Under the react-server condition `server-only` is empty, so scripts may use lib/.
 * @param {string} script @param {string[]} args
 */
export function spawnScript(script, args) {
  return spawnNode([
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    path.resolve(root, script),
    ...args,
  ])
}

/**
 * Passes signals on and ends with the child's result.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWith(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** @param {number} pid @returns {{ name: string, parent: number } | null} Linux only */
function processOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    return { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(stat.slice(end + 2).split(' ')[1]) }
  } catch {
    return null
  }
}

/**
 * `npm` killed with SIGKILL leaves us behind without a word: calls `end` when the npm that started us is gone. Between
 * it and us may stand the shell of the script line.
 * @param {() => void} end
 */
export function followNpm(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const shell = processOf(parent)
  const isShell = shell !== null && /^(sh|dash|bash|zsh|ash)$/.test(shell.name)
  const isGone = () => process.ppid !== parent || (isShell && processOf(parent)?.parent !== shell.parent)
  const timer = setInterval(() => {
    if (!isGone()) return
    clearInterval(timer)
    end()
  }, 250)
  timer.unref()
}
