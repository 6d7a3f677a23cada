import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = path.resolve(import.meta.dirname, '../../..')
/** A first start makes the database, loads the demo world and builds. */
const START_TIMEOUT_MS = 900_000

/** Playwright globalSetup: a portal with the demo world, unless E2E_BASE_URL names one that runs. Ended by its own pid. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-e2e-'))
  // As root the database runs as another user: it must pass through, or its data would end up outside this folder.
  chmodSync(folder, 0o711)
  process.env.E2E_STATE_DIR = folder
  const child = process.env.E2E_BASE_URL ? null : startPortal(path.join(folder, 'data'))
  if (child) process.env.E2E_BASE_URL = await readyAddress(child)
  return async () => {
    if (child) await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `more`: settings of a portal with another purpose than the journeys' common one. */
export function startPortal(dataDir: string, more: Record<string, string> = {}): ChildProcess {
  // Preloaded so that the portal ends with us even when we are killed: its channel to us closes.
  const followParent = pathToFileURL(path.join(root, 'scripts/bootstrap/follow-parent.mjs')).href
  return spawn(process.execPath, ['--import', followParent, 'scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      SHANYU_PARENT: String(process.pid),
      PORT: '0',
      HOST: '127.0.0.1',
      PORTAL_DATA_DIR: dataDir,
      PORTAL_DEMO: '1',
      DATABASE_URL: '',
      ...more,
    },
  })
}

export function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    const settle = () => {
      clearTimeout(timer)
      child.off('exit', onExit)
      child.stdout?.off('data', onWords)
      // Nobody reads on, and a full pipe would stop the portal.
      child.stdout?.resume()
    }
    const fail = (why: string) => {
      settle()
      child.kill('SIGTERM')
      reject(new Error(`The portal did not start (${why}):\n${words}`))
    }
    const onExit = (code: number | null) => fail(`exit ${code}`)
    const onWords = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-20_000)
      const address = /^ready (http:\S+)$/m.exec(words)?.[1]
      if (!address) return
      settle()
      resolve(address)
    }
    const timer = setTimeout(() => fail('not ready in time'), START_TIMEOUT_MS)
    child.once('exit', onExit)
    child.stdout?.on('data', onWords)
  })
}

export function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
