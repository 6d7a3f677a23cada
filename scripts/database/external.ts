import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const oldestMajor = 15
/** Not up yet: worth waiting for, as when both start together in containers. */
const transient = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'])

/** Refuses, in words an operator can act on, a server we cannot work with. Waits 15 s for one that is starting. */
export async function checkExternal(url: string, say: (line: string) => void): Promise<void> {
  const { host, pathname } = new URL(url)
  const name = `${host}${pathname}`
  const end = Date.now() + 15_000
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ version: number; encoding: string }>(
        `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
      )
      const facts = rows[0]
      if (!facts || facts.version < oldestMajor * 10_000) {
        const major = Math.floor((facts?.version ?? 0) / 10_000)
        throw new Error(`DATABASE_URL 指向的 PostgreSQL 版本为 ${major}，需要 ${oldestMajor} 或更高。`)
      }
      if (facts.encoding !== 'UTF8') throw new Error(`数据库 ${name} 的编码是 ${facts.encoding}，需要 UTF8。`)
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === undefined && error instanceof Error && error.message.includes('PostgreSQL')) throw error
      if (code !== undefined && transient.has(code) && Date.now() < end) {
        if (attempt === 0) say(`等待数据库 ${name} 可用`)
        await sleep(500)
        continue
      }
      const words = error instanceof Error ? error.message : String(error)
      throw new Error(`连不上 DATABASE_URL 指向的数据库 ${name}：${words || code}`)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}
