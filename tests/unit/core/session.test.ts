import { encode } from 'next-auth/jwt'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mintActor, publicActor, type Role } from '@/lib/core/actor'

const SECRET = vi.hoisted(() => {
  process.env.PORTAL_SECRET = 'a-secret-for-tests-of-forty-characters!!'
  return process.env.PORTAL_SECRET
})
const request = vi.hoisted(() => ({ jar: new Map<string, string>(), headers: new Headers() }))
const readSession = vi.hoisted(() => vi.fn())

vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.jar.has(name) ? { name, value: request.jar.get(name) } : undefined),
    set: (name: string, value: string) => request.jar.set(name, value),
  }),
}))
vi.mock('@/lib/core/account-actor', () => ({ readSession }))

const { closeSession, currentActor, openSession, requireActor, requireAdmin, requireOfficial, requireRole } =
  await import('@/lib/core/session')

const CLAIM = { sessionId: '0198f4aa-1111-7222-8333-444455556666' }
const actorAs = (role: Role) => mintActor({ ...publicActor, role, accountId: 'a1' })
const sessionAs = (role: Role, stage = 'open') => ({ actor: actorAs(role), stage })
const digestOf = async (run: () => Promise<unknown>) => {
  const error: unknown = await run().catch((thrown: unknown) => thrown)
  return error instanceof Error && 'digest' in error ? String(error.digest) : null
}

beforeEach(() => {
  request.jar.clear()
  request.headers = new Headers({ 'x-request-id': 'r1', 'x-path': '/office?tab=1' })
  readSession.mockReset()
})

describe('currentActor', () => {
  it('is the public actor without a cookie, and reads nothing', async () => {
    expect(await currentActor()).toEqual({ ...publicActor, requestId: 'r1' })
    expect(readSession).not.toHaveBeenCalled()
  })

  it('reads the session the cookie was made for, by its id only', async () => {
    readSession.mockResolvedValue(sessionAs('planner'))
    await openSession({ ...CLAIM, role: 'planner' } as typeof CLAIM)
    expect(await currentActor()).toMatchObject({ role: 'planner' })
    expect(readSession).toHaveBeenCalledExactlyOnceWith(CLAIM, 'r1')
    await closeSession()
    expect(await currentActor()).toMatchObject({ role: 'public' })
  })

  it('is public when the account no longer stands behind the cookie', async () => {
    readSession.mockResolvedValue(null)
    await openSession(CLAIM)
    expect(await currentActor()).toEqual({ ...publicActor, requestId: 'r1' })
  })

  it.each([
    ['damaged', async () => 'not-a-token'],
    ['sealed with another secret', () => encode({ token: CLAIM, secret: 'x'.repeat(40) })],
    ['expired', () => encode({ token: CLAIM, secret: SECRET, maxAge: -60 })],
    ['without a claim', () => encode({ token: { sub: 'a1' }, secret: SECRET })],
    [
      'of the time before sessions',
      () => encode({ token: { accountId: 'a1', sessionVersion: 1 }, secret: SECRET }),
    ],
    ['naming no session', () => encode({ token: { sessionId: 'a1' }, secret: SECRET })],
  ])('is public and reads nothing when the cookie is %s', async (_case, make) => {
    request.jar.set('shanyu.session', await make())
    expect(await currentActor()).toMatchObject({ role: 'public', accountId: null })
    expect(readSession).not.toHaveBeenCalled()
  })
})

describe('a sign-in that is not finished', () => {
  it.each([
    ['second_step', '/sign-in/second-step'],
    ['enrol', '/sign-in/enrol'],
    ['new_password', '/sign-in/new-password'],
  ])('%s is nobody, and pages send it to %s', async (stage, path) => {
    readSession.mockResolvedValue(sessionAs('sysadmin', stage))
    await openSession(CLAIM)
    expect(await currentActor()).toEqual({ ...publicActor, requestId: 'r1' })
    for (const gate of [requireActor, requireAdmin, () => requireRole('sysadmin')])
      expect(await digestOf(gate)).toContain(`;${path}?next=%2Foffice%3Ftab%3D1;`)
  })
})

describe('gates', () => {
  it('sends a visitor to the sign-in page and remembers where they were', async () => {
    expect(await digestOf(() => requireActor())).toContain(';/sign-in?next=%2Foffice%3Ftab%3D1;')
    expect(await digestOf(() => requireOfficial())).toContain(';/sign-in?next=')
  })

  it.each([
    ['planner', requireOfficial, true],
    ['township', requireOfficial, true],
    ['sysadmin', requireOfficial, false],
    ['parent', requireOfficial, false],
    ['auditor', requireAdmin, true],
    ['planner', requireAdmin, false],
    ['operator', () => requireRole('operator'), true],
    ['parent', () => requireRole('operator'), false],
  ] as const)('%s before %o: passes %s, else 404', async (role, gate, passes) => {
    readSession.mockResolvedValue(sessionAs(role))
    await openSession(CLAIM)
    if (passes) expect(await gate()).toMatchObject({ role })
    else expect(await digestOf(gate)).toBe('NEXT_HTTP_ERROR_FALLBACK;404')
  })
})
