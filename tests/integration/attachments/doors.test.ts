import { NextRequest } from 'next/server'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/files/[id]/route'
import { POST } from '@/app/operator/filings/[id]/files/route'
import { POST as POST_STAFF } from '@/app/uploads/plain/route'
import { listAttachments, listPastAttachments } from '@/lib/attachments/queries'
import { type Actor, publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { useTestDatabase } from '@/tests/support/database'
import { htmlBytes, pdfBytes } from '@/tests/support/file-bytes'
import { makeCase, makeFilesWorld, makePerson, store, useOwnDataFolder } from './attachment-world'

// Who is signed in comes from a cookie that only a running server has.
const session = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('@/lib/core/session', () => ({ currentActor: async () => session.actor }))

useTestDatabase()
useOwnDataFolder()
let world: Awaited<ReturnType<typeof makeFilesWorld>>
beforeAll(async () => {
  world = await makeFilesWorld()
})
afterEach(() => {
  session.actor = null
})

const BACK = '/operator/filings/x/materials?page=2'

type Fields = Record<string, string | { name: string; content: Uint8Array }>

async function formRequest(address: string, fields: Fields, headers: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, new File([value.content as BlobPart], value.name))
  }
  // Written out once, because only then its length is known, as a browser's is.
  const whole = new Response(form)
  const body = await whole.arrayBuffer()
  const type = whole.headers.get('content-type') ?? ''
  return new NextRequest(`http://portal${address}`, {
    method: 'POST',
    headers: { 'content-type': type, 'content-length': `${body.byteLength}`, ...headers },
    body,
  })
}

async function post(
  actor: Actor,
  caseId: string,
  fields: Fields,
  back = BACK,
  headers: Record<string, string> = {},
) {
  session.actor = actor
  const search = new URLSearchParams({ back, slot: 'file-licence' })
  const request = await formRequest(`/operator/filings/${caseId}/files?${search}`, fields, headers)
  return POST(request, { params: Promise.resolve({ id: caseId }) })
}

const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const licence = { name: '执照.pdf', content: pdfBytes('执照') }

describe('the plain form', () => {
  it('adds, replaces and removes, and goes back to the slot it stood in', async () => {
    const caseId = await makeCase(world.operatorId)
    const back = [303, '/operator/filings/x/materials?page=2#file-licence']
    expect(where(await post(world.operator, caseId, { material: 'licence', file: licence }))).toEqual(back)
    const [first] = await listAttachments(world.operator, { caseId })
    const newer = { name: '新.pdf', content: pdfBytes('新') }
    const fields = { material: 'licence', replaces: first?.id ?? '', file: newer }
    expect(where(await post(world.operator, caseId, fields))).toEqual(back)
    const [second] = await listAttachments(world.operator, { caseId })
    expect(second).toMatchObject({ fileName: '新.pdf' })
    const removes = { material: 'licence', removes: second?.id ?? '' }
    expect(where(await post(world.operator, caseId, removes))).toEqual(back)
    expect(where(await post(world.operator, caseId, removes))).toEqual(back)
    expect(await listAttachments(world.operator, { caseId })).toEqual([])
    expect(await listPastAttachments(world.operator, caseId)).toHaveLength(2)
  })

  it('says at the slot what is wrong', async () => {
    const caseId = await makeCase(world.operatorId)
    const told = async (fields: Fields) => {
      const location = (await post(world.operator, caseId, { material: 'licence', ...fields })).headers.get(
        'location',
      )
      const url = new URL(location ?? '', 'http://portal')
      return [url.searchParams.get('slot'), url.searchParams.get('problem'), url.hash]
    }
    const at = (problem: string) => ['file-licence', problem, '#file-licence']
    expect(await told({})).toEqual(at('no_file'))
    expect(await told({ file: { name: '', content: new Uint8Array() } })).toEqual(at('no_file'))
    expect(await told({ file: { name: 'a.pdf', content: new Uint8Array() } })).toEqual(at('empty'))
    expect(await told({ file: { name: 'a.pdf', content: htmlBytes() } })).toEqual(at('web_page'))
  })

  it('refuses more than 20 MB, and a length nobody announced, before reading a byte', async () => {
    const caseId = await makeCase(world.operatorId)
    session.actor = world.operator
    for (const length of [{ 'content-length': `${21 * 1024 * 1024}` }, {}]) {
      let pulled = 0
      const pull = (controller: ReadableStreamDefaultController) => {
        pulled += 1
        controller.enqueue(new Uint8Array(1024))
      }
      const body = new ReadableStream({ pull }, { highWaterMark: 0 })
      const headers = { 'content-type': 'multipart/form-data; boundary=x', ...length }
      const address = `http://portal/operator/filings/${caseId}/files?slot=file-licence`
      const request = new NextRequest(address, { method: 'POST', headers, body, duplex: 'half' } as never)
      const answer = await POST(request, { params: Promise.resolve({ id: caseId }) })
      expect(where(answer)).toEqual([303, '/operator?slot=file-licence&problem=too_large#file-licence'])
      expect(pulled).toBe(0)
    }
  })

  it('never sends anybody out of the operator’s room', async () => {
    const caseId = await makeCase(world.operatorId)
    const elsewhere = [
      'https://evil.example/operator',
      '//evil.example/operator',
      '/operator/../admin',
      'javascript:alert(1)',
      '/operators',
    ]
    for (const back of [...elsewhere, '\\\\evil.example', '']) {
      const answer = await post(world.operator, caseId, { material: 'licence' }, back)
      expect(answer.headers.get('location')).toMatch(/^\/operator\?slot=/)
    }
  })

  it('knows nobody’s case but one’s own, no official, no other site, nobody signed out', async () => {
    const caseId = await makeCase(world.operatorId)
    const fields = { material: 'licence', file: licence }
    for (const actor of [world.rival, world.reviewer, world.sysadmin]) {
      expect((await post(actor, caseId, fields)).status).toBe(404)
    }
    expect((await post(world.operator, 'no-uuid', fields)).status).toBe(404)
    const foreign = await post(world.operator, caseId, fields, BACK, { 'sec-fetch-site': 'cross-site' })
    expect(foreign.status).toBe(403)
    const [status, location] = where(await post(publicActor, caseId, fields))
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=%2Foperator/)])
    expect(await db.attachment.count({ where: { caseId } })).toBe(0)
  })

  it('takes papers of staff without a case', async () => {
    const person = await makePerson(world.operatorId)
    session.actor = world.operator
    const fields = { material: 'staff_health', staffPersonId: person, file: licence }
    const request = await formRequest('/uploads/plain?back=%2Foperator%2Fstaff&slot=s', fields)
    expect(where(await POST_STAFF(request))).toEqual([303, '/operator/staff#s'])
    expect(await listAttachments(world.operator, { staffPersonId: person })).toHaveLength(1)
  })
})

describe('the download', () => {
  const get = (actor: Actor, id: string) => {
    session.actor = actor
    return GET(new NextRequest(`http://portal/files/${id}`), { params: Promise.resolve({ id }) })
  }

  it('is always a file to save, under its own name', async () => {
    const caseId = await makeCase(world.operatorId)
    const bytes = pdfBytes('/OpenAction<</S/JavaScript>>')
    const { id } = await store(
      world.operator,
      'licence',
      { caseId },
      bytes,
      '执照 (副本)\'"\r\nSet-Cookie: x.pdf',
    )
    const answer = await get(world.operator, id)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': `${bytes.length}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="export\.pdf"; filename\*=UTF-8''[\w%.-]+$/)
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toMatch(/^执照 \(副本\)'/)
  })

  it('is 404 for a stranger, 409 with a sentence for an infected file, and asks the signed-out to sign in', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'licence', { caseId }, pdfBytes('x'))
    for (const actor of [world.rival, world.reviewer, world.sysadmin, world.parent]) {
      expect((await get(actor, id)).status).toBe(404)
    }
    expect((await get(world.operator, '../../secret')).status).toBe(404)
    expect(where(await get(publicActor, id))).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/files/${id}`)}`,
    ])
    await db.attachment.update({ where: { id }, data: { scan: 'infected' } })
    const infected = await get(world.operator, id)
    expect([infected.status, await infected.text()]).toEqual([409, '这个文件查出病毒，不能下载。'])
  })
})
