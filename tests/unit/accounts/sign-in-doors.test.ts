import { describe, expect, it, vi } from 'vitest'

const findForSignIn = vi.hoisted(() => vi.fn())
const handled = vi.hoisted(() => ({ authorize: null as null | ((given: object) => Promise<unknown>) }))

vi.mock('@/lib/sign-ins/queries', () => ({ findForSignIn }))
vi.mock('@/lib/core/session', async () => {
  return {
    currentSession: async () => null,
    authHandler: (authorize: (given: object) => Promise<unknown>) => {
      handled.authorize = authorize
    },
  }
})

const { signIn } = await import('@/lib/sign-ins/commands')
const { publicActor } = await import('@/lib/core/actor')
await import('@/app/api/auth/[...nextauth]/route')

describe('signing in', () => {
  it('through next-auth tells nobody what broke inside', async () => {
    findForSignIn.mockRejectedValueOnce(new Error('Invalid `prisma.account.findUnique()` invocation'))
    const given = { username: 'someone', password: 'x', headers: new Headers() }
    expect(await handled.authorize?.(given)).toBeNull()
    expect(findForSignIn).toHaveBeenCalled()
  })

  it('is limited for all together, whatever addresses and names are made up', async () => {
    findForSignIn.mockRejectedValue(new Error('reached'))
    const outcomes: string[] = []
    for (let i = 0; i < 300; i += 1) {
      const guess = { username: `ghost${i}`, password: 'x' }
      const error: unknown = await signIn(publicActor, guess, {
        address: `10.0.${i}.1`,
        userAgent: '',
      }).catch((thrown: unknown) => thrown)
      outcomes.push(error instanceof Error ? error.message : '')
    }
    expect(outcomes[0]).toBe('reached')
    expect(outcomes.at(-1)).toBe('too_many')
    expect(outcomes.filter((one) => one === 'reached').length).toBeLessThan(250)
  })
})
