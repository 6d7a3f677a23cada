import { spawn } from 'node:child_process'
import { heartbeat } from './steps.mjs'

// An install or build that outlives us would write into the folders of the next one.
const followParent = new URL('follow-parent.mjs', import.meta.url).href

/** @param {NodeJS.ProcessEnv} env */
const following = (env) => ({
  ...env,
  SHANYU_PARENT: String(process.pid),
  NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --import=${followParent}`.trim(),
})

/**
 * Runs a long command quietly with a sign of life. Throws its last lines when it fails.
 * @param {string} title @param {string} command @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, say: (line: string) => void }} options
 */
export async function runQuietly(title, command, args, { cwd, env = process.env, say }) {
  const stop = heartbeat(say, title)
  try {
    await new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env: following(env),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      let words = ''
      const keep = (chunk) => {
        words = (words + chunk).slice(-8000)
      }
      child.stdout.on('data', keep)
      child.stderr.on('data', keep)
      const end = () => child.kill('SIGTERM')
      process.once('exit', end)
      child.once('error', reject)
      child.once('close', (code, signal) => {
        process.off('exit', end)
        if (code === 0) resolve(words)
        else reject(new Error(`${title}失败（${code ?? signal}）：\n${lastLines(words)}`))
      })
    })
  } finally {
    stop()
  }
}

/** The end of the output without npm's advice, where the cause stands before a page of usage. */
function lastLines(words) {
  const lines = words
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm (notice|warn)|^npm error\s*$/.test(line))
  return lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-20)].join('\n') : lines.join('\n')
}
