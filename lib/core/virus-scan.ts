import 'server-only'
import { once } from 'node:events'
import net from 'node:net'
import { env } from './env'

/** `unavailable`: clamd did not answer or refused; try again later. `not_scanned`: no clamd is set. */
export type ScanResult =
  | { state: 'clean' | 'not_scanned' | 'unavailable' }
  | { state: 'infected'; virus: string }

const CHUNK_BYTES = 64 * 1024
const PATIENCE_MS = 30_000

const target = (address: string): net.NetConnectOpts => {
  if (address.startsWith('/')) return { path: address }
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) }
}

/** clamd's INSTREAM: length and bytes by turns, ended by a length of nought; one line comes back. */
async function ask(address: string, content: Uint8Array): Promise<string> {
  const socket = net.connect(target(address))
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd is silent')))
  const answer: Buffer[] = []
  socket.on('data', (chunk) => answer.push(chunk))
  const ended = once(socket, 'end')
  // Looked at below; clamd may also close early (too large a stream) while we still write.
  ended.catch(() => undefined)
  try {
    await once(socket, 'connect')
    socket.write('zINSTREAM\0')
    for (let at = 0; at < content.length; at += CHUNK_BYTES) {
      const chunk = content.subarray(at, at + CHUNK_BYTES)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      socket.write(length)
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), ended])
    }
    socket.write(Buffer.alloc(4))
    await ended
    return Buffer.concat(answer).toString('utf8').replaceAll('\0', '').trim()
  } finally {
    socket.destroy()
  }
}

/** Asks clamd (PORTAL_CLAMD) about a file. Never throws: a scanner that is away must not stop anybody's filing. */
export async function scanForViruses(
  content: Uint8Array,
  address: string | undefined = env.PORTAL_CLAMD,
): Promise<ScanResult> {
  if (!address) return { state: 'not_scanned' }
  try {
    const answer = await ask(address, content)
    const found = /: (.+) FOUND$/.exec(answer)
    if (found?.[1]) return { state: 'infected', virus: found[1] }
    return { state: /: OK$/.test(answer) ? 'clean' : 'unavailable' }
  } catch {
    return { state: 'unavailable' }
  }
}
