import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, type ServerOptions } from '@tus/server'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError, ERROR_STATUS } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { incomingFolder } from '@/lib/core/storage'
import { storeAttachment } from './commands'
import { MOST_FILE_BYTES } from './rules'
import { slotSchema, UploadRefusal } from './schema'
import { openSlot, refuseOverQuota } from './slots'

// tus 1.0 (https://tus.io/protocols/resumable-upload): a file comes in pieces and goes on where the line broke. What
// is unfinished lies in the data folder's `incoming/tus`, is nobody's but its account's, and goes after a day.

const PATH = '/uploads'
const DAY_MS = 86_400_000
const MOST_UNFINISHED = 10
const ID = /^[0-9a-f]{16}-[0-9a-f]{32}$/
const HEADERS = [
  'content-length',
  'content-type',
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
]

type Visit = { actor: Actor; finished: string | null }
type Refusal = { status_code: number; body: string }
type Hook = Required<ServerOptions>

const visits = new WeakMap<Request, Visit>()
const folder = () => incomingFolder('tus')
/** Part of the id, so that nobody's unfinished files can be counted or asked for by another account. */
const markOf = (actor: Actor) => createHash('sha256').update(`${actor.accountId}`).digest('hex').slice(0, 16)

function visitOf(request: unknown): Visit {
  const visit = visits.get(request as Request)
  if (!visit) throw new Error('upload request without its visit')
  return visit
}

const refusal = (error: unknown): Refusal | undefined => {
  if (!(error instanceof AppError)) return undefined
  const problem =
    error instanceof UploadRefusal ? error.problem : error.code === 'not_found' ? 'gone' : 'failed'
  return { status_code: ERROR_STATUS[error.code], body: JSON.stringify({ problem }) }
}

/** Before a byte is taken: may this account put a file there, and is there room? */
const onUploadCreate: Hook['onUploadCreate'] = async (request, upload) => {
  const { actor } = visitOf(request)
  const slot = slotSchema.safeParse(upload.metadata ?? {})
  if (!slot.success || upload.size === undefined) throw new AppError('not_found')
  if (upload.size === 0) throw new UploadRefusal('empty')
  const { operatorId } = await openSlot(db, actor, slot.data)
  await refuseOverQuota(db, operatorId, upload.size)
  await makeRoom(markOf(actor))
  const known = Object.entries({ ...slot.data, filename: upload.metadata?.filename ?? '' })
  return { metadata: Object.fromEntries(known.map(([key, value]) => [key, value ?? ''])) }
}

/** The oldest unfinished one gives way: giving up ten times must not lock anybody out. */
async function makeRoom(mark: string): Promise<void> {
  const names = (await readdir(folder()).catch(() => [])).filter(
    (name) => name.startsWith(mark) && ID.test(name),
  )
  if (names.length < MOST_UNFINISHED) return
  const aged = await Promise.all(names.map(async (name) => ({ name, at: await lastWritten(name) })))
  const oldest = aged.sort((a, b) => a.at - b.at).slice(0, names.length - MOST_UNFINISHED + 1)
  for (const { name } of oldest) await forget(name)
}

const lastWritten = (name: string) =>
  stat(path.join(folder(), name)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

async function forget(id: string): Promise<void> {
  for (const name of [id, `${id}.json`]) await rm(path.join(folder(), name), { force: true })
}

/** All bytes are there. Runs again when the answer was lost on the way: the same bytes twice are one file. */
async function finish(
  actor: Actor,
  id: string,
  metadata: Record<string, string | null> = {},
): Promise<string> {
  const content = await readFile(path.join(folder(), id))
  const slot = slotSchema.parse(metadata)
  return (await storeAttachment(actor, slot, { name: metadata.filename ?? '', content })).id
}

const onUploadFinish: Hook['onUploadFinish'] = async (request, upload) => {
  const visit = visitOf(request)
  visit.finished = upload.id
  await finish(visit.actor, upload.id, upload.metadata)
  return {}
}

let known: { server: Server; store: FileStore } | undefined

function tus() {
  if (known) return known
  const store = new FileStore({ directory: folder(), expirationPeriodInMilliseconds: DAY_MS })
  const server = new Server({
    path: PATH,
    datastore: store,
    relativeLocation: true,
    maxSize: MOST_FILE_BYTES,
    allowedOrigins: [],
    namingFunction: (request) => `${markOf(visitOf(request).actor)}-${randomBytes(16).toString('hex')}`,
    onUploadCreate,
    onUploadFinish,
    onResponseError: (request, error) => {
      const found = refusal(error)
      if (found || !(error instanceof Error)) return found
      // What failed by our fault stays, so that it can be finished later; tus would tell the error's own words.
      visitOf(request).finished = null
      log.error({ err: error }, 'resumable upload failed')
      return { status_code: 500, body: JSON.stringify({ problem: 'failed' }) }
    },
  })
  known = { server, store }
  return known
}

/**
 * One request of the tus protocol. What is not the account's own is 404, as is anything but creating (POST), asking
 * how far (HEAD), sending (PATCH) and giving up (DELETE). A refusal's body is `{problem}` (schema.ts UPLOAD_PROBLEMS).
 */
export async function receiveUpload(actor: Actor, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const id = pathname === PATH ? null : pathname.slice(PATH.length + 1)
  if ((id === null) !== (request.method === 'POST')) return missing()
  if (id !== null && !(await isOwn(actor, id))) return missing()
  // Only what the protocol speaks of: a proxy's headers would be judged as if they were the client's.
  const headers = new Headers({ host: 'portal' })
  for (const name of HEADERS) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const body = request.body ? { body: request.body, duplex: 'half' as const } : {}
  const asked = new Request(request.url, { method: request.method, headers, ...body })
  const visit: Visit = { actor, finished: null }
  visits.set(asked, visit)
  if (request.method === 'HEAD' && id !== null) {
    const refused = await finishIfComplete(visit, id)
    if (refused) return refused
  }
  const { server } = tus()
  const answer = await server.handleWeb(asked)
  if (visit.finished) await forget(visit.finished)
  return answer
}

const missing = () => Response.json({ problem: 'gone' }, { status: 404 })

async function isOwn(actor: Actor, id: string): Promise<boolean> {
  return ID.test(id) && id.startsWith(`${markOf(actor)}-`) && (await lastWritten(id)) > 0
}

/** The last piece came in and then the line, or the portal, broke: who asks how far it is gets it finished. */
async function finishIfComplete(visit: Visit, id: string): Promise<Response | null> {
  const upload = await tus()
    .store.getUpload(id)
    .catch(() => null)
  if (!upload || upload.size === undefined || upload.offset !== upload.size) return null
  try {
    await finish(visit.actor, id, upload.metadata)
    visit.finished = id
    return null
  } catch (error) {
    const found = refusal(error)
    if (!found) throw error
    await forget(id)
    return new Response(found.body, { status: found.status_code })
  }
}

/** Removes what was left lying for a day. */
export async function forgetUnfinished(before: number): Promise<void> {
  for (const name of [folder(), incomingFolder('drafts')]) {
    for (const entry of await readdir(name).catch(() => [])) {
      const file = path.join(/* turbopackIgnore: true */ name, entry)
      // The description beside an upload is as old as its start; the upload itself as its last byte.
      const { mtimeMs } = await stat(file.replace(/\.json$/, '')).catch(() => ({ mtimeMs: 0 }))
      if (mtimeMs < before) await rm(file, { force: true })
    }
  }
}
