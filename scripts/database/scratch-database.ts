import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** The same server and account, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

/** One statement on its own connection: CREATE and DROP DATABASE cannot run in a transaction. */
export async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** An empty database that exists only while `run` does. */
export async function withScratchDatabase<T>(
  serverUrl: string,
  run: (url: string) => Promise<T>,
): Promise<T> {
  const name = `shanyu_scratch_${randomUUID().replaceAll('-', '')}`
  await runOnce(serverUrl, `create database "${name}" template template0`)
  try {
    return await run(urlOfDatabase(serverUrl, name))
  } finally {
    await runOnce(serverUrl, `drop database "${name}" with (force)`)
  }
}
