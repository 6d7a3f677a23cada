import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { hashPassword, verifyPassword } from '@/lib/core/password'
import { signIn } from '@/lib/sign-ins/commands'
import { compared, type Row } from './rows'

export const SIGN_INS = 'sign-in: '
const COUNT = 160
const AT_ONCE = 8
const PASSWORD = 'synthetic lantern river'

/**
 * One password hash alone, and whole sign-ins by the very command of the form, eight at a time: limits, hash, row lock,
 * session, evidence. Beside it the bare hashes, eight at a time: what a sign-in adds to them.
 */
export async function measureSignIns(): Promise<Row[]> {
  // Every one comes from the same name and address, as no crowd does.
  env.PORTAL_RATE_LIMIT = false
  const passwordHash = await hashPassword(PASSWORD)
  const alone = []
  for (let n = 0; n < 15; n += 1) alone.push(await milliseconds(() => verifyPassword(PASSWORD, passwordHash)))
  const names = Array.from({ length: COUNT }, (_, n) => `bench-parent-${n}`)
  await db.account.createMany({
    data: names.map((username) => ({ username, displayName: '合成家长', role: 'parent', passwordHash })),
  })
  const device = { address: '192.0.2.1', userAgent: 'bench' }
  const entered = await perSecond(names, (username) =>
    signIn(publicActor, { username, password: PASSWORD }, device),
  )
  const hashed = await perSecond(names, () => verifyPassword(PASSWORD, passwordHash))
  const sessions = await db.session.count({ where: { account: { username: { in: names } } } })
  const whole: Row = {
    name: `${SIGN_INS}a second`,
    value: sessions === COUNT ? entered : null,
    unit: '/s',
    note: sessions === COUNT ? `${COUNT}, ${AT_ONCE} at a time` : `only ${sessions} of ${COUNT} got in`,
  }
  const median = alone.sort((one, other) => one - other)[Math.floor(alone.length / 2)] ?? null
  return [
    { name: `${SIGN_INS}one hash`, value: median, unit: 'ms', note: 'scrypt, tuned to about 100 ms' },
    compared(whole, 'bare hashes', hashed),
  ]
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}

async function perSecond(names: readonly string[], run: (name: string) => Promise<unknown>): Promise<number> {
  const queue = [...names]
  const took = await milliseconds(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let name = queue.pop(); name !== undefined; name = queue.pop()) await run(name)
      }),
    ),
  )
  return names.length / (took / 1_000)
}
