import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import type { Door } from './caller'

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), headers: new Headers() }))
const gates = vi.hoisted(() => new Map<unknown, { schema: unknown; access: string }>())
vi.mock('next/headers', () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => (browser.jar.has(name) ? { name, value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string) =>
      value === '' ? browser.jar.delete(name) : browser.jar.set(name, value),
    delete: (name: string) => browser.jar.delete(name),
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
// The real gate, with a note of the schema it asks: what a row sends must pass it, or its answer says nothing.
vi.mock('@/lib/core/action', async (original) => {
  const real = await original<typeof import('@/lib/core/action')>()
  const action: typeof real.action = (schema, run, options) => {
    const door = real.action(schema, run, options)
    gates.set(door, { schema, access: options?.access ?? 'signed-in' })
    return door
  }
  return { ...real, action }
})

import { env } from '@/lib/core/env'
import { useTestDatabase } from '@/tests/support/database'
import { call, signInAs } from './caller'
import { checkRow } from './check-row'
import { makePlaces } from './place'
import { ROWS } from './rows/all'
import { PUBLIC_ROWS } from './rows/public'

useTestDatabase()
const doors = new Map<string, Door>()
let places: Awaited<ReturnType<typeof makePlaces>>
let cells = 0

beforeAll(async () => {
  env.PORTAL_RATE_LIMIT = false
  // Some doors are shut where nothing can be sent; nothing is: no job runs here.
  env.PORTAL_SMTP_URL = 'smtp://127.0.0.1:9'
  env.PORTAL_MAIL_FROM = 'portal@example.com'
  for (const domain of readdirSync('lib')) {
    const file = path.resolve(`lib/${domain}/actions.ts`)
    if (!existsSync(file)) continue
    const exported = (await import(file)) as Record<string, Door>
    for (const [name, door] of Object.entries(exported)) doors.set(`${domain}.${name}`, door)
  }
  places = await makePlaces()
})
afterAll(() => {
  if (process.env.MATRIX_COUNT) console.info(`${doors.size} actions, ${ROWS.length} rows, ${cells} cells`)
})

function gateOf(action: string) {
  const door = doors.get(action)
  const gate = gates.get(door)
  if (!door || !gate) throw new Error(`no action ${action}`)
  const schema = gate.schema as z.ZodType
  const accepts = (sent: Record<string, unknown>) => {
    const parsed = schema.safeParse(sent)
    return parsed.success ? null : JSON.stringify(parsed.error.issues)
  }
  return { door, accepts, access: gate.access }
}

describe('every server action', () => {
  it('has a row, and every row an action', () => {
    const named = [...ROWS, ...PUBLIC_ROWS].map(({ action }) => action)
    expect([...doors.keys()].filter((name) => !named.includes(name))).toEqual([])
    expect(named.filter((name) => !doors.has(name))).toEqual([])
  })

  it('asks for a sign-in unless it is listed as public', () => {
    const open = [...doors.keys()].filter((name) => gateOf(name).access === 'public')
    expect(open.sort()).toEqual(PUBLIC_ROWS.map(({ action }) => action).sort())
  })

  it.each(ROWS)('$action $about lets in whom it should, and nobody else', async (row) => {
    const found = await checkRow(row, gateOf(row.action), browser, places)
    cells += found.cells
    expect(found.wrong).toEqual([])
  })

  it.each(PUBLIC_ROWS)('$action answers a visitor: $why', async (row) => {
    const { door, accepts } = gateOf(row.action)
    const fields = await row.input(places.own)
    expect(accepts(fields)).toBeNull()
    await signInAs(browser, null)
    cells += 1
    expect((await call(door, fields)).outcome).toBe(row.visitor)
  })
})
