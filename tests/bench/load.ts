import { spawn } from 'node:child_process'
import path from 'node:path'
import { endChild } from './child'
import { onLeaving } from './ways-out'

export const CONNECTIONS = 16

export type Load = { perSecond: number; p50: number; p99: number; bytes: number; failed: number }

/** autocannon's JSON, as far as we read it. */
type Result = {
  requests: { average: number; total: number }
  latency: { p50: number; p99: number }
  throughput: { total: number }
  errors: number
  timeouts: number
  non2xx: number
}

/** Requests a second of one address in a process of its own, so that the asking is not done by whom we measure. */
export async function loadAddress(
  url: string,
  { seconds, headers = {} }: { seconds: number; headers?: Record<string, string> },
): Promise<Load> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`the bench asks loopback only, not ${url}`)
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const args = ['-c', String(CONNECTIONS), '-d', String(seconds), '-n', '-j', ...given, url]
  const program = path.resolve(import.meta.dirname, '../../node_modules/autocannon/autocannon.js')
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const forget = onLeaving(() => endChild(child, 2_000))
  let words = ''
  child.stdout.on('data', (chunk) => {
    words += chunk
  })
  await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  forget()
  const line = words.split('\n').find((one) => one.startsWith('{'))
  if (!line) throw new Error(`autocannon gave no result for ${url}`)
  const { requests, latency, throughput, errors, timeouts, non2xx } = JSON.parse(line) as Result
  return {
    perSecond: requests.total / seconds,
    p50: latency.p50,
    p99: latency.p99,
    bytes: requests.total === 0 ? 0 : throughput.total / requests.total,
    failed: errors + timeouts + non2xx,
  }
}
