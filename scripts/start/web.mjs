import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { root } from '../bootstrap/bootstrap.mjs'
import { spawnNode } from '../bootstrap/child.mjs'
import { addressOf } from './address.mjs'

// V8 collects its rubbish the later, the more memory it believes it may take, and glibc keeps an arena per thread: on
// a machine of 24 GB the server grew to 757 MB resident under load, with both bounded to 300–410. A workbook of the
// largest size an import takes still fits. One's own settings win.
const heapBound = /max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '')
  ? []
  : ['--max-old-space-size=768']

/**
 * Starts Next and waits until /api/health answers 200.
 * @param {{ host: string, port: number, dev: boolean, onChild: (child: import('node:child_process').ChildProcess) => void }} options
 */
export async function startWeb({ host, port, dev, onChild }) {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const bound = dev ? [] : heapBound
  const limits = ['--import', pathToFileURL(path.join(root, 'scripts/start/limit-servers.mjs')).href]
  const child = spawnNode(
    [...bound, ...limits, next, dev ? 'dev' : 'start', '-H', host, '-p', String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: dev ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
      },
    },
  )
  onChild(child)
  // Next's own banner would stand between the steps; it is shown only when the start fails.
  let words = ''
  let ready = false
  const collect = (stream) => (chunk) => {
    if (ready || dev) stream.write(chunk)
    else words = (words + chunk).slice(-8000)
  }
  child.stdout.on('data', collect(process.stdout))
  child.stderr.on('data', collect(process.stderr))
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  const everywhere = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  const answer = await waitForHealth(`${addressOf(everywhere, port)}/api/health`, () => ended)
  if (answer !== 'ok') throw new Error(`网站未能启动（${answer}）：\n${words.trim()}`)
  ready = true
  return child
}

/** @param {string} url @param {() => boolean} hasEnded */
async function waitForHealth(url, hasEnded) {
  const end = Date.now() + 120_000
  let last = '没有应答'
  while (Date.now() < end) {
    if (hasEnded()) return '进程已退出'
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
      await response.arrayBuffer()
      if (response.status === 200) return 'ok'
      last = `/api/health 应答 ${response.status}`
    } catch {}
    await sleep(50)
  }
  return last
}
