import 'server-only'
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

type Cost = { N: number; r: number; p: number }

// About 90 ms and 32 MB on the reference machine; stored with each hash, so a later rise keeps old ones valid.
const COST: Cost = { N: 32_768, r: 8, p: 1 }
const KEY_BYTES = 32
const DEAREST = 2 ** 22

/** A salted scrypt hash with its parameters: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Compares in constant time; false for a stored string of another shape. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  if (scheme !== 'scrypt' || !salt || !key || !(cost.N * cost.r * cost.p <= DEAREST)) return false
  const expected = Buffer.from(key, 'base64url')
  if (expected.length !== KEY_BYTES) return false
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return timingSafeEqual(derived, expected)
}

const FAKE_SALT = Buffer.alloc(16)

/** The work of verifying without an account, so that the answer's time does not tell which names exist. */
export async function fakeVerify(password: string): Promise<false> {
  await derive(password, FAKE_SALT, COST)
  return false
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
