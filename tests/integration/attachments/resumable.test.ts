import { once } from 'node:events'
import { appendFileSync, readdirSync, statSync, utimesSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAttachments } from '@/lib/attachments/queries'
import { forgetUnfinished, receiveUpload } from '@/lib/attachments/resumable'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { useTestDatabase } from '@/tests/support/database'
import { htmlBytes, pdfBytes } from '@/tests/support/file-bytes'
import { makeCase, makeFilesWorld, useOwnDataFolder } from './attachment-world'

useTestDatabase()
const folder = useOwnDataFolder()
let world: Awaited<ReturnType<typeof makeFilesWorld>>
let server: http.Server
let origin = ''

/** The handler behind a real HTTP server; who asks is in a header instead of a session. */
beforeAll(async () => {
  world = await makeFilesWorld()
  const actors: Record<string, Actor> = { op: world.operator, colleague: world.colleague, rival: world.rival }
  server = http.createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const hasBody = method === 'POST' || method === 'PATCH'
    const body = hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {}
    const asked = new Request(`${origin}${url}`, {
      method,
      headers: new Headers(headers as HeadersInit),
      ...body,
    })
    const answer = await receiveUpload(actors[`${headers['x-who']}`] ?? world.rival, asked)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => server.close(done)))

const TUS = { 'tus-resumable': '1.0.0' }
const encode = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const ask = (
  method: string,
  address: string,
  who = 'op',
  headers: Record<string, string> = {},
  body?: Uint8Array,
) =>
  fetch(`${origin}${address}`, {
    method,
    headers: { ...TUS, 'x-who': who, ...headers },
    body: body as BodyInit,
  })

function create(caseId: string, length: number, fields: Record<string, string> = {}, who = 'op') {
  const metadata = encode({ filename: '租赁合同.pdf', caseId, material: 'premises', ...fields })
  return ask('POST', '/uploads', who, { 'upload-length': `${length}`, 'upload-metadata': metadata })
}

const send = (address: string, bytes: Uint8Array, offset: number, who = 'op') => {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': `${offset}` }
  return ask('PATCH', address, who, headers, bytes)
}

const offsetOf = async (address: string) => (await ask('HEAD', address)).headers.get('upload-offset')
const unfinished = () =>
  readdirSync(path.join(folder, 'incoming', 'tus')).filter((name) => !name.endsWith('.json'))

/** Begins a piece and pulls the plug in the middle of it. */
async function breakOff(address: string, bytes: Uint8Array, offset: number, after: number) {
  const request = http.request(`${origin}${address}`, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'x-who': 'op',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': offset,
      'content-length': bytes.length - offset,
    },
  })
  request.on('error', () => undefined)
  request.write(bytes.subarray(offset, offset + after))
  while (received(address) < offset + after) await new Promise((go) => setTimeout(go, 10))
  request.destroy()
}
const fileOf = (address: string) => path.join(folder, 'incoming', 'tus', address.split('/').at(-1) ?? '')
const received = (address: string) => statSync(fileOf(address)).size

describe('an upload goes on where the line broke', () => {
  it('the lost piece is asked for, the rest is sent, and the file is whole', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('whole', 400_000)
    const made = await create(caseId, bytes.length)
    expect(made.status).toBe(201)
    const address = made.headers.get('location') ?? ''
    expect(address).toMatch(/^\/uploads\/[0-9a-f]{16}-[0-9a-f]{32}$/)
    expect(made.headers.get('access-control-allow-origin')).toBeNull()
    expect((await send(address, bytes.subarray(0, 100_000), 0)).status).toBe(204)
    await breakOff(address, bytes, 100_000, 50_000)
    expect(await offsetOf(address)).toBe('150000')
    expect((await send(address, bytes.subarray(140_000), 140_000)).status).toBe(409)
    expect((await send(address, bytes.subarray(150_000), 150_000)).status).toBe(204)
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([
      { fileName: '租赁合同.pdf', sizeBytes: 400_000, material: 'premises' },
    ])
    expect(unfinished()).toEqual([])
    expect((await ask('HEAD', address)).status).toBe(404)
  })

  it('when the last answer is lost, asking again finishes it, and only once', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('last', 5_000)
    const address = (await create(caseId, bytes.length)).headers.get('location') ?? ''
    await send(address, bytes.subarray(0, 4_000), 0)
    // The portal stopped after the last byte and before the record.
    appendFileSync(fileOf(address), bytes.subarray(4_000))
    expect(await listAttachments(world.operator, { caseId })).toEqual([])
    expect(await offsetOf(address)).toBe('5000')
    expect(await listAttachments(world.operator, { caseId })).toHaveLength(1)
    // The answer to that was lost too, and the browser begins anew.
    expect((await ask('HEAD', address)).status).toBe(404)
    const again = (await create(caseId, bytes.length)).headers.get('location') ?? ''
    expect((await send(again, bytes, 0)).status).toBe(204)
    expect(await listAttachments(world.operator, { caseId })).toHaveLength(1)
  })

  it('with the browser’s own library, in pieces', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('pieces', 300_000)
    await new Promise<void>((onSuccess, onError) => {
      new Upload(Buffer.from(bytes), {
        endpoint: `${origin}/uploads`,
        chunkSize: 64 * 1024,
        headers: { 'x-who': 'op' },
        metadata: {
          filename: '图纸.pdf',
          caseId,
          material: 'floor_plan',
          staffPersonId: '',
          subtype: '',
          replaces: '',
        },
        onSuccess: () => onSuccess(),
        onError,
      }).start()
    })
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([
      { fileName: '图纸.pdf', sizeBytes: 300_000 },
    ])
  })
})

describe('whose it is', () => {
  it('nobody else goes on with it, asks how far it is, or gives it up — not even a colleague', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('mine', 2_000)
    const address = (await create(caseId, bytes.length)).headers.get('location') ?? ''
    await send(address, bytes.subarray(0, 500), 0)
    for (const who of ['rival', 'colleague']) {
      expect((await ask('HEAD', address, who)).status).toBe(404)
      expect((await send(address, bytes.subarray(500), 500, who)).status).toBe(404)
      expect((await ask('DELETE', address, who)).status).toBe(404)
    }
    expect(await offsetOf(address)).toBe('500')
    expect((await ask('DELETE', address)).status).toBe(204)
    expect((await ask('HEAD', address)).status).toBe(404)
  })

  it('no upload begins for a case of somebody else, one that was sent in, or no case at all', async () => {
    const theirs = await makeCase(world.otherId)
    const closed = await makeCase(world.operatorId, 'received')
    const own = await makeCase(world.operatorId)
    const answers = [
      await create(theirs, 100),
      await create(closed, 100),
      await create('', 100),
      await create(own, 100, { material: 'made_up' }),
      await create(own, 0),
      await create(own, 21 * 1024 * 1024),
      await ask('POST', '/uploads', 'op', { 'upload-length': '100' }),
      await ask('POST', '/uploads', 'op', {
        'upload-defer-length': '1',
        'upload-metadata': encode({ caseId: own, material: 'premises' }),
      }),
      await ask('GET', '/uploads/x'),
      await ask('PATCH', '/uploads/..%2f..%2fsecret'),
      await ask('HEAD', '/uploads/a/b'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([
      404, 409, 404, 422, 422, 413, 404, 400, 404, 404, 404,
    ])
    expect(await answers[1]?.json()).toEqual({ problem: 'closed' })
    expect(unfinished()).toEqual([])
  })

  it('a case sent in meanwhile takes no more, and a web page is refused by name at the last piece', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('late', 2_000)
    const late = (await create(caseId, bytes.length)).headers.get('location') ?? ''
    const page = (await create(caseId, htmlBytes().length)).headers.get('location') ?? ''
    const refused = await send(page, htmlBytes(), 0)
    expect([refused.status, await refused.json()]).toEqual([422, { problem: 'web_page' }])
    await db.filingCase.update({
      where: { id: caseId },
      data: { state: 'received', submissions: 1, receivedOn: new Date('2026-11-20') },
    })
    const closed = await send(late, bytes, 0)
    expect([closed.status, await closed.json()]).toEqual([409, { problem: 'closed' }])
    expect(unfinished()).toEqual([])
    expect(await db.attachment.count({ where: { caseId } })).toBe(0)
  })

  it('no more bytes than announced', async () => {
    const caseId = await makeCase(world.operatorId)
    const address = (await create(caseId, 1_000)).headers.get('location') ?? ''
    expect((await send(address, pdfBytes('more', 5_000), 0)).status).toBe(413)
    expect(received(address)).toBeLessThanOrEqual(1_000)
    await ask('DELETE', address)
  })
})

describe('what is never finished', () => {
  it('gives way to the eleventh, and goes after a day', async () => {
    const caseId = await makeCase(world.operatorId)
    const made = []
    for (let at = 0; at < 12; at += 1) made.push((await create(caseId, 100)).headers.get('location') ?? '')
    expect(unfinished()).toHaveLength(10)
    expect((await create(await makeCase(world.otherId), 100, {}, 'rival')).status).toBe(201)
    expect(unfinished()).toHaveLength(11)
    const [old = '', fresh = ''] = made.slice(-2)
    utimesSync(fileOf(old), new Date('2026-01-01'), new Date('2026-01-01'))
    await forgetUnfinished(new Date('2026-01-02').getTime())
    expect((await ask('HEAD', old)).status).toBe(404)
    expect((await ask('HEAD', fresh)).status).toBe(200)
    await forgetUnfinished(Date.now() + 86_400_000)
    expect(readdirSync(path.join(folder, 'incoming', 'tus'))).toEqual([])
  })
})
