import { NextRequest } from 'next/server'
import { beforeAll, expect, it, vi } from 'vitest'

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => (browser.jar.has(name) ? { name, value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string) => browser.jar.set(name, value),
  }),
}))

import { env } from '@/lib/core/env'
import { useTestDatabase } from '@/tests/support/database'
import { signInAs } from './caller'
import { KINDS, type Kind, makePlaces, type Place, withoutRight } from './place'
import { type Ask, type Handler, ROUTE_ROWS } from './routes/rows'
import { ADMINS } from './row'

useTestDatabase()
let places: Awaited<ReturnType<typeof makePlaces>>
beforeAll(async () => {
  env.PORTAL_RATE_LIMIT = false
  places = await makePlaces()
})

async function requestOf(method: string, { query = '', form }: Ask): Promise<NextRequest> {
  const address = `http://portal/?${query}`
  if (method !== 'POST' || !form) return new NextRequest(address, { method })
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  const whole = new Response(data)
  const body = await whole.arrayBuffer()
  const type = whole.headers.get('content-type') ?? ''
  const headers = { 'content-type': type, 'content-length': `${body.byteLength}` }
  return new NextRequest(address, { method, headers, body })
}

/** `in`: the file, or back to a page of the room; `out`: an error answer, or sent to sign in. */
async function outcomeOf(response: Response): Promise<string> {
  const isToSignIn = response.headers.get('location')?.startsWith('/sign-in') ?? false
  await response.arrayBuffer()
  if (isToSignIn || response.status === 401) return 'unauthenticated'
  if (response.status === 403 || response.status === 404) return 'out'
  return response.status < 400 ? 'in' : `status ${response.status}`
}

it.each(ROUTE_ROWS)('$door lets in whom it should, and nobody else', async (row) => {
  const [method = ''] = row.door.split(' ')
  const handler = (await row.load())[method] as Handler
  const { own, away } = places
  const asks = new Map<Place, Ask>([[own, await row.ask(own, 'reviewer')]])
  if (row.nowhereElse === undefined) asks.set(away, await row.ask(away, 'reviewer'))
  const wrong: string[] = []
  const expectAs = async (who: string, accountId: string | null, place: Place, expected: string) => {
    await signInAs(browser, accountId)
    const ask = asks.get(place) as Ask
    const params = Promise.resolve(ask.params ?? {}) as Promise<never>
    const found = await outcomeOf(await handler(await requestOf(method, ask), { params }))
    if (found !== expected) wrong.push(`${who} ${place.isOwn ? 'here' : 'elsewhere'}: ${found}`)
  }

  await expectAs('visitor', null, own, row.visitor ?? 'unauthenticated')
  for (const kind of KINDS) {
    const account = own.accounts[kind]
    const isAllowed = row.allowed.includes(kind)
    const right: string | undefined = typeof row.right === 'object' ? row.right[kind as Kind] : row.right
    if (isAllowed && right)
      await withoutRight(own, kind, right, () => expectAs(`${kind} without ${right}`, account, own, 'out'))
    await expectAs(kind, account, own, isAllowed ? 'in' : 'out')
    if (asks.has(away) && !(isAllowed && ADMINS.includes(kind))) await expectAs(kind, account, away, 'out')
  }
  expect(wrong).toEqual([])
})
