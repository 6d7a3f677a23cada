import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => (browser.jar.has(name) ? { name, value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string) =>
      value === '' ? browser.jar.delete(name) : browser.jar.set(name, value),
  }),
}))

import { GET as comeBack } from '@/app/(public)/sign-in/oidc/[provider]/callback/route'
import { GET as signOutThere } from '@/app/(public)/sign-in/oidc/[provider]/out/route'
import { GET as leave } from '@/app/(public)/sign-in/oidc/[provider]/route'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { keepFlow } from '@/lib/core/oidc-cookie'
import { currentSession } from '@/lib/core/session'
import { removeLink } from '@/lib/identity-links/commands'
import { listOwnLinks } from '@/lib/identity-links/queries'
import type { AccountRole } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import {
  CLIENT,
  type IdentityProvider,
  startIdentityProvider,
  walkThrough,
} from '@/tests/support/identity-provider'
import { makeDivisions } from '@/tests/support/small-world'
import { makePerson } from '../operators/operator-world'

useTestDatabase()
const PORTAL = 'https://portal.test'
let officials: IdentityProvider
let families: IdentityProvider

beforeAll(async () => {
  await makeDivisions()
  officials = await startIdentityProvider([`${PORTAL}/sign-in/oidc/officials/callback`], { amr: ['mfa'] })
  families = await startIdentityProvider([`${PORTAL}/sign-in/oidc/families/callback`])
  env.PORTAL_PUBLIC_URL = PORTAL
  env.PORTAL_OIDC_OFFICIALS_ISSUER = officials.issuer
  env.PORTAL_OIDC_OFFICIALS_CLIENT_ID = CLIENT.id
  env.PORTAL_OIDC_OFFICIALS_CLIENT_SECRET = CLIENT.secret
  env.PORTAL_OIDC_FAMILIES_ISSUER = families.issuer
  env.PORTAL_OIDC_FAMILIES_CLIENT_ID = CLIENT.id
  env.PORTAL_OIDC_FAMILIES_CLIENT_SECRET = CLIENT.secret
})
afterAll(async () => {
  await officials.close()
  await families.close()
})
beforeEach(async () => {
  browser.jar.clear()
  await db.identityLink.deleteMany()
})

type Kind = 'officials' | 'families'
const context = (provider: string) => ({ params: Promise.resolve({ provider }) })
const ask = (address: string, headers: Record<string, string> = {}) =>
  new NextRequest(`${PORTAL}${address}`, { headers })
const locationOf = (response: Response) => response.headers.get('location') ?? ''

const start = async (kind: Kind, query = '') =>
  locationOf(await leave(ask(`/sign-in/oidc/${kind}${query}`), context(kind)))
const finish = async (kind: Kind, back: URL) =>
  locationOf(await comeBack(ask(back.pathname + back.search), context(kind)))
/** There and back as one person. */
const signIn = async (kind: Kind, login: string, query = '') =>
  finish(kind, await walkThrough(await start(kind, query), login))

async function linkAs(kind: Kind, login: string, accountId: string) {
  const { id } = await db.session.create({
    data: {
      accountId,
      expiresAt: new Date(Date.now() + 3_600_000),
      secondFactorAt: new Date(),
    },
  })
  const { openSession } = await import('@/lib/core/session')
  await openSession({ sessionId: id })
  await keepFlow({
    ...{ provider: kind, state: '', nonce: '', verifier: '', next: null },
    linkSessionId: id,
  })
  return signIn(kind, login, '?link=1')
}

describe('officials', () => {
  it('are sent off with PKCE, state and nonce', async () => {
    const url = new URL(await start('officials'))
    expect(url.origin).toBe(officials.issuer)
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(url.searchParams.get(name)).toMatch(/.{30}/)
    expect(url.searchParams.get('redirect_uri')).toBe(`${PORTAL}/sign-in/oidc/officials/callback`)
  })

  it('come in only when linked before, whatever their name says', async () => {
    await makePerson('reviewer', { displayName: 'wang 的名字', email: 'wang@example.com' })
    expect(await signIn('officials', 'wang')).toBe('/sign-in?problem=not_linked')
    expect(browser.jar.has('shanyu.session')).toBe(false)
    const line = await db.auditEvent.findFirst({
      where: { action: 'account.sign_in_refused' },
      orderBy: { id: 'desc' },
    })
    expect(line?.reason).toBe('统一身份没有关联账号')
  })

  it('link by subject while signed in, then come in with all factors given', async () => {
    const reviewer = await makePerson('reviewer')
    expect(await linkAs('officials', 'li', reviewer.accountId ?? '')).toBe('/account/links?done=linked')
    browser.jar.clear()
    expect(await signIn('officials', 'li', '?next=%2Foffice%2Ffilings')).toBe('/office/filings')
    const session = await currentSession()
    expect(session).toMatchObject({ stage: 'open', actor: { accountId: reviewer.accountId } })
    const [row] = await db.session.findMany({
      where: { accountId: reviewer.accountId ?? '', method: 'oidc' },
    })
    expect(row?.secondFactorAt).not.toBeNull()
    expect(await listOwnLinks(reviewer)).toMatchObject([{ provider: 'officials', link: expect.anything() }])
  })

  it('cannot link one identity twice', async () => {
    const [first, second] = [await makePerson('reviewer'), await makePerson('planner')]
    await linkAs('officials', 'zhao', first.accountId ?? '')
    expect(await linkAs('officials', 'zhao', second.accountId ?? '')).toBe('/account/links?problem=taken')
    expect(await linkAs('officials', 'other', first.accountId ?? '')).toBe('/account/links?problem=taken')
  })

  it('are not linked in when somebody else signed in meanwhile, nor without having asked', async () => {
    const [asked, other] = [await makePerson('reviewer'), await makePerson('planner')]
    const session = (accountId: string | null) =>
      db.session.create({
        data: {
          accountId: accountId ?? '',
          expiresAt: new Date(Date.now() + 3_600_000),
          secondFactorAt: new Date(),
        },
      })
    const own = await session(asked.accountId)
    const { openSession } = await import('@/lib/core/session')
    await openSession({ sessionId: own.id })
    const empty = { state: '', nonce: '', verifier: '', next: null }
    await keepFlow({ ...empty, provider: 'officials', linkSessionId: own.id })
    const back = await walkThrough(await start('officials', '?link=1'), 'qian')
    await openSession({ sessionId: (await session(other.accountId)).id })
    expect(await finish('officials', back)).toBe('/account/links?problem=signed_out')
    expect(await start('officials', '?link=1')).toBe('/account/links')
    expect(await db.identityLink.count()).toBe(0)
  })

  it('stay out when the account is disabled or of another kind', async () => {
    for (const [role, problem] of [
      ['reviewer', 'refused'],
      ['parent', 'not_fit'],
    ] as [AccountRole, string][]) {
      const person = await makePerson(role)
      await db.identityLink.create({
        data: { accountId: person.accountId ?? '', issuer: officials.issuer, subject: `sun-${role}` },
      })
      await db.account.update({
        where: { id: person.accountId ?? '' },
        data: { isEnabled: role === 'parent' },
      })
      expect(await signIn('officials', `sun-${role}`)).toBe(`/sign-in?problem=${problem}`)
    }
  })

  it('untie themselves, and only their own', async () => {
    const [own, other] = [await makePerson('reviewer'), await makePerson('reviewer')]
    await linkAs('officials', 'zhou', own.accountId ?? '')
    const { id } = await db.identityLink.findFirstOrThrow()
    await expect(removeLink(other, { id })).rejects.toMatchObject({ code: 'not_found' })
    await removeLink(own, { id })
    browser.jar.clear()
    expect(await signIn('officials', 'zhou')).toBe('/sign-in?problem=not_linked')
  })
})

describe('families', () => {
  it('get one account, also when they come twice at once, and come back to it', async () => {
    const back = await walkThrough(await start('families'), 'mama')
    const kept = new Map(browser.jar)
    expect(await finish('families', back)).toBe('/family')
    const [account] = await db.account.findMany({ where: { identityLinks: { some: { subject: 'mama' } } } })
    expect(account).toMatchObject({ role: 'parent', displayName: 'mama 的名字', passwordHash: '' })
    const { signInByIdentity } = await import('@/lib/identity-links/commands')
    const { publicActor } = await import('@/lib/core/actor')
    const identity = { issuer: families.issuer, subject: 'baba', name: null, isStrong: false }
    const device = { address: '10.0.0.1', userAgent: 'x' }
    const all = await Promise.all(
      Array.from({ length: 6 }, () => signInByIdentity(publicActor, 'families', identity, device, null)),
    )
    expect(all.every((one) => one.outcome === 'signed_in')).toBe(true)
    expect(await db.account.count({ where: { identityLinks: { some: { subject: 'baba' } } } })).toBe(1)
    // The answer of the first way is worth nothing a second time.
    browser.jar = new Map(kept)
    expect(await finish('families', back)).toBe('/sign-in?problem=broken')
    const own = await currentSession()
    expect(own).toBeNull()
  })

  it('cannot lock themselves out by untying', async () => {
    await signIn('families', 'nainai')
    const session = await currentSession()
    const { id } = await db.identityLink.findFirstOrThrow()
    if (!session) throw new Error('not signed in')
    await expect(removeLink(session.actor, { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('cannot sign in with the password nobody set', async () => {
    await signIn('families', 'yeye')
    const { username } = await db.account.findFirstOrThrow({ where: { displayName: 'yeye 的名字' } })
    const { signIn: byPassword } = await import('@/lib/sign-ins/commands')
    const { publicActor } = await import('@/lib/core/actor')
    const device = { address: '10.0.0.2', userAgent: 'x' }
    await expect(byPassword(publicActor, { username, password: '' }, device)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('a way back that does not fit', () => {
  it.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['another code', (back: URL) => back.searchParams.set('code', 'x')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example.com')],
  ])('ends nowhere: %s', async (_what, change) => {
    const back = await walkThrough(await start('families'), 'eve')
    change(back)
    expect(await finish('families', back)).toBe('/sign-in?problem=broken')
    expect(browser.jar.has('shanyu.session')).toBe(false)
  })

  it('of another browser ends nowhere', async () => {
    const back = await walkThrough(await start('families'), 'eve')
    browser.jar.clear()
    expect(await finish('families', back)).toBe('/sign-in?problem=broken')
    await start('families')
    expect(await finish('families', back)).toBe('/sign-in?problem=broken')
  })

  it('for another provider ends nowhere', async () => {
    const back = await walkThrough(await start('families'), 'eve')
    expect(await finish('officials', back)).toBe('/sign-in?problem=broken')
  })

  it('is not begun by another site', async () => {
    const response = await leave(
      ask('/sign-in/oidc/families', { 'sec-fetch-site': 'cross-site' }),
      context('families'),
    )
    expect(locationOf(response)).toBe('/sign-in')
  })

  it('says so when the provider is away, and knows no others', async () => {
    env.PORTAL_OIDC_FAMILIES_ISSUER = 'http://127.0.0.1:1'
    expect(await start('families')).toBe('/sign-in?problem=away')
    env.PORTAL_OIDC_FAMILIES_ISSUER = families.issuer
    expect((await leave(ask('/sign-in/oidc/evil'), context('evil'))).status).toBe(404)
  })
})

it('signs out at the provider too', async () => {
  const response = await signOutThere(ask('/sign-in/oidc/families/out'), context('families'))
  const url = new URL(locationOf(response))
  expect(url.origin).toBe(families.issuer)
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${PORTAL}/`)
  expect((await fetch(url)).status).toBe(200)
})
