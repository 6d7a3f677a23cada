import { NextRequest } from 'next/server'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}))

const { action } = await import('@/lib/core/action')
const { idle } = await import('@/lib/core/action-state')
const { formFields } = await import('@/lib/core/form')
const { proxy } = await import('@/proxy')

const ask = (address: string) => proxy(new NextRequest(`http://127.0.0.1${address}`))

describe('NUL, which PostgreSQL cannot store', () => {
  it.each(['/facilities?q=a%00b', '/facilities/%00', '/api/v1/facilities?q=%00'])(
    'is refused in %s',
    (address) => {
      const response = ask(address)
      expect(response.status).toBe(400)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    },
  )

  it('is answered below /api in the shape of the contract', async () => {
    const body: unknown = await ask('/api/v1/facilities?q=%00').json()
    expect(body).toMatchObject({ error: { code: 'bad_request' } })
  })

  it.each(['/facilities?q=100%2500', '/facilities?q=%E6%89%98', '/'])('lets %s pass', (address) => {
    expect(ask(address).headers.get('x-middleware-next')).toBe('1')
  })

  it('is dropped from the fields of a form, repeated ones too', () => {
    const form = new FormData()
    form.append('name', 'a\0b')
    form.append('members', '1\0')
    form.append('members', '2')
    expect(formFields(form)).toEqual({ name: 'ab', members: ['1', '2'] })
  })
})

describe('an action called with other arguments than a form', () => {
  it('answers invalid like an empty form', async () => {
    const run = action(z.object({ name: z.string() }), async () => 'done', { access: 'public' })
    for (const sent of [undefined, null, {}, 'text']) {
      expect(await run(idle, sent as never)).toMatchObject({ status: 'error', code: 'invalid' })
    }
  })
})
