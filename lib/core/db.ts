import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { forgetAll, isChange } from './changes'
import { env } from './env'

/** What a command's statements run on: the transaction client. */
export type Tx = Prisma.TransactionClient
/** A reader accepts either. */
export type Reader = PrismaClient | Prisma.TransactionClient

export { Prisma }

function connect(): PrismaClient {
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set: start the portal with `npm start`')
  const adapter = new PrismaPg({
    connectionString: env.DATABASE_URL,
    max: env.PORTAL_DB_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // A script that is finished ends; a server is kept alive by its port.
    allowExitOnIdle: true,
    statement_timeout: 60_000,
  })
  return new PrismaClient({ adapter })
}

// One pool per process, also across hot reloads; made at first use so that a build needs no database.
const holder = globalThis as typeof globalThis & { shanyuDb?: PrismaClient }

export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    holder.shanyuDb ??= connect()
    const value = Reflect.get(holder.shanyuDb, property)
    return typeof value === 'function' ? value.bind(holder.shanyuDb) : value
  },
})

/** One transaction, read committed; rows that decide anything are locked by the command itself. */
export async function transaction<T>(run: (tx: Tx) => Promise<T>, timeoutMs = 15_000): Promise<T> {
  let client: Tx | undefined
  const result = await db.$transaction(
    (tx) => {
      client = tx
      return run(tx)
    },
    { timeout: timeoutMs, maxWait: 5_000 },
  )
  if (client && isChange(client)) forgetAll()
  return result
}

/** True for the unique-constraint violation of Postgres as Prisma reports it. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
