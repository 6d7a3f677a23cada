import { once } from 'node:events'
import net from 'node:net'

/** Bytes the fake scanner takes for a virus. */
export const VIRUS = 'SHANYU-TEST-VIRUS'

/** A scanner that speaks clamd's INSTREAM over real TCP; `received` are the streams it was sent, put together again. */
export async function startFakeClamd() {
  const received: Buffer[] = []
  const server = net.createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      const stream = wholeStream(bytes)
      if (!stream) return
      received.push(stream)
      socket.end(`stream: ${stream.includes(VIRUS) ? 'Shanyu.Test.Virus FOUND' : 'OK'}\0`)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** Null until the length of nought has come. Throws when the command is another. */
function wholeStream(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length) return null
  if (bytes.subarray(0, command.length).toString() !== command) throw new Error('not INSTREAM')
  const parts: Buffer[] = []
  let at = command.length
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
