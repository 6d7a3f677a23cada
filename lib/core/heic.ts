import 'server-only'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

export type HeicResult = { jpeg: Uint8Array } | { problem: 'heic_failed' | 'too_many_pixels' | 'too_large' }

const PATIENCE_MS = 60_000
let last: Promise<unknown> = Promise.resolve()

/** The main picture of a HEIC file as JPEG. One at a time in this process, in a thread of its own, within bounds. */
export function heicToJpeg(
  bytes: Uint8Array,
  bounds: { mostPixels: number; mostBytes: number },
): Promise<HeicResult> {
  const turn = last.then(() => inThread(bytes, bounds))
  last = turn
  return turn
}

/** Not bundled: a worker is started from its file, and the portal is served from its own folder. */
const script = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'core', 'heic-worker.mjs')

function inThread(bytes: Uint8Array, bounds: { mostPixels: number; mostBytes: number }): Promise<HeicResult> {
  return new Promise((resolve) => {
    const worker = new Worker(script(), {
      workerData: { bytes, ...bounds },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      // The server's own flags (its heap bound) are not a thread's.
      execArgv: [],
      // The decoder talks; nobody listens.
      stdout: true,
      stderr: true,
    })
    const finish = (result: HeicResult) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish({ problem: 'heic_failed' }), PATIENCE_MS)
    worker.once('message', finish)
    worker.once('error', () => finish({ problem: 'heic_failed' }))
    worker.once('exit', () => finish({ problem: 'heic_failed' }))
  })
}
