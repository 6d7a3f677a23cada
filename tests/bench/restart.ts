import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockHolder } from '@/scripts/bootstrap/lock.mjs'
import { endChild } from './child'
import { makeDataFolder } from './own-database'
import { onLeaving } from './ways-out'

const root = path.resolve(import.meta.dirname, '../..')
const FIRST_MOST_MS = 240_000
const SECOND_MOST_MS = 60_000

export type Restart = { first: number; second: number[] }

/** Seconds from `npm start` to its `ready` line on a data folder of its own with the demo world: first, then again. */
export async function timeRestart(): Promise<Restart> {
  const dataDir = makeDataFolder()
  const first = await startOnce(dataDir, FIRST_MOST_MS)
  return {
    first,
    second: [await startOnce(dataDir, SECOND_MOST_MS), await startOnce(dataDir, SECOND_MOST_MS)],
  }
}

async function startOnce(dataDir: string, mostMs: number): Promise<number> {
  const { DATABASE_URL: _own, PORTAL_DEMO: _demo, ...rest } = process.env
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...rest, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', PORTAL_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await endChild(child, 30_000)
    // npm may end before the portal below it has stopped its database.
    const isRunning = () =>
      ['portal.lock', 'database.lock'].some((name) => lockHolder(path.join(dataDir, name)))
    for (let waited = 0; isRunning() && waited < 300; waited += 1) await sleep(100)
  }
  const forget = onLeaving(stop)
  try {
    return await new Promise<number>((resolve, reject) => {
      let words = ''
      const timer = setTimeout(
        () => reject(new Error(`not ready after ${mostMs / 1000} s:\n${words}`)),
        mostMs,
      )
      const hear = (chunk: Buffer) => {
        words = (words + chunk).slice(-4000)
        if (!/^ready http/m.test(words)) return
        clearTimeout(timer)
        resolve((performance.now() - startedAt) / 1000)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('error', reject)
      child.once('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`npm start ended with ${code}:\n${words}`))
      })
    })
  } finally {
    await stop()
    forget()
  }
}
