import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import type http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { LIMITS, limitServers } from '@/scripts/start/server-limits.mjs'

// Next takes its server from require('http').
const http_ = createRequire(import.meta.url)('node:http') as typeof http

it('the web process is started with limits on how long a request may take to arrive', () => {
  const preload = pathToFileURL(path.resolve('scripts/start/limit-servers.mjs')).href
  const program = `const s = require('http').createServer(() => {}); console.log(s.headersTimeout, s.requestTimeout)`
  const words = execFileSync(process.execPath, ['--import', preload, '-e', program]).toString().trim()
  expect(words).toBe(`${LIMITS.headersMs} ${LIMITS.requestMs}`)
})

it('a caller who dribbles headers or a body is cut off, and nobody else waits', async () => {
  const create = http_.createServer
  limitServers({ headersMs: 300, requestMs: 600, checkMs: 50 })
  const server = http_.createServer((request, response) => {
    request.resume()
    request.on('end', () => response.end('ok'))
  })
  http_.createServer = create
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const dribble = async (start: string) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk))
    socket.on('error', () => undefined)
    socket.write(start)
    const timer = setInterval(() => socket.writable && socket.write('x'), 40)
    await once(socket, 'close')
    clearInterval(timer)
    return heard
  }
  const slow = Promise.all([
    dribble('GET / HTTP/1.1\r\nHost: portal\r\nX-Slow: '),
    dribble('POST / HTTP/1.1\r\nHost: portal\r\nContent-Length: 100000\r\n\r\n'),
  ])
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ok')
  for (const heard of await slow) expect(heard).toMatch(/^HTTP\/1\.1 408 /)
  server.close()
})
