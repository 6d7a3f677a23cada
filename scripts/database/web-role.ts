import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { keptText } from '@/lib/core/kept-file'
import { migrationsTable, withClient } from './tables'

export const webPasswordFile = 'web-database-password'

/** What the web process signs in with; `warning` says why it is the owner after all. */
export interface WebAccess {
  url: string
  warning: string | null
}

/** Tables the portal reads and only commands or migrations write. */
const READ_ONLY = [migrationsTable, 'permissions', 'audit_archives']

/** One role per database: roles belong to the whole server, and two portals on it must not share one. */
export function webRoleOf(url: string): string {
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  const name = `${database}_web`
  // PostgreSQL cuts names off at 63 bytes.
  const isLong = Buffer.byteLength(name) > 63
  return isLong ? `shanyu_web_${createHash('sha256').update(database).digest('hex').slice(0, 16)}` : name
}

/**
 * Makes or repairs the role the web process signs in with, gives it what it needs on the migrated tables and proves
 * that it gets no further. Where the given user may not make roles, the owner's own address comes back with a warning.
 */
export async function openWebAccess(ownerUrl: string, dataDir: string): Promise<WebAccess> {
  const role = webRoleOf(ownerUrl)
  const file = path.join(dataDir, webPasswordFile)
  const password = keptText(file, () => randomBytes(32).toString('base64url'))
  const url = withUser(ownerUrl, role, password)
  const missing = await withClient(ownerUrl, (client) => ensureRole(client, role, url, password))
  const problem = missing ?? (await withClient(ownerUrl, (client) => grantTables(client, role, url)))
  if (problem === null) return { url, warning: null }
  const warning =
    `网站进程将以数据库所有者的身份连接：${problem}。审计日志此时只靠触发器保护。` +
    `请给 DATABASE_URL 的用户 CREATEROLE 权限，或请数据库管理员建角色 ${role}（LOGIN，不给其他权限），并把它的密码写入 ${file}，再重新启动。`
  return { url: ownerUrl, warning }
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = password
  return changed.href
}

/** Null when one can sign in as the role, else what stands in the way. */
async function ensureRole(
  client: pg.Client,
  role: string,
  url: string,
  password: string,
): Promise<string | null> {
  const name = pg.escapeIdentifier(role)
  // Two processes that start at once: the second finds the role made.
  await client.query('select pg_advisory_lock(hashtext($1))', [`web role ${role}`])
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount && (await canSignIn(url))) return null
  try {
    if (!rowCount) await client.query(`create role ${name}`)
    await client.query(`alter role ${name} login password ${pg.escapeLiteral(scramVerifier(password))}`)
  } catch (error) {
    return rowCount
      ? `角色 ${role} 的密码不对，也改不了（${wordsOf(error)}）`
      : `不能建角色（${wordsOf(error)}）`
  }
  return (await canSignIn(url)) ? null : `角色 ${role} 登录不了，可能是 pg_hba.conf 不许`
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * The rights of the role on what is there and, by default privileges, on what later migrations make. Null when the
 * role then owns nothing, creates nothing and rewrites no evidence; else what it can do too much.
 */
async function grantTables(client: pg.Client, role: string, url: string): Promise<string | null> {
  const name = pg.escapeIdentifier(role)
  const { rows } = await client.query<{ database: string; schema: string }>(
    'select quote_ident(current_database()) as database, quote_ident(current_schema()) as schema',
  )
  const { database, schema } = rows[0] ?? { database: '', schema: '' }
  try {
    await client.query('begin')
    await client.query(`grant connect on database ${database} to ${name}`)
    // Only warned about where somebody else owns database or schema; the proof below is what counts.
    await client.query(`revoke create, temporary on database ${database} from public, ${name}`)
    await client.query(`revoke create on schema ${schema} from public, ${name}`)
    await client.query(`grant usage on schema ${schema} to ${name}`)
    await client.query(`revoke all on all tables in schema ${schema} from ${name}`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${name}`)
    await client.query(`grant usage, select on all sequences in schema ${schema} to ${name}`)
    const inSchema = `alter default privileges in schema ${schema} grant`
    await client.query(`${inSchema} select, insert, update, delete on tables to ${name}`)
    await client.query(`${inSchema} usage, select on sequences to ${name}`)
    for (const table of await appendOnlyTables(client)) {
      await client.query(`revoke update, delete on ${table} from ${name}`)
    }
    for (const table of READ_ONLY) {
      await client.query(`revoke insert, update, delete on ${pg.escapeIdentifier(table)} from ${name}`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    return `不能授权（${wordsOf(error)}）`
  }
  return withClient(url, excessOf)
}

/** Known by their trigger, so that a table a later migration closes is closed here too. */
async function appendOnlyTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
     where p.proname in ('refuse_rewrite', 'refuse_audit_rewrite') order by 1`,
  )
  return rows.map((row) => row.name)
}

/** Asked as the role itself: a role made by hand may be a member of another or own something. */
async function excessOf(client: pg.Client): Promise<string | null> {
  const tables = await appendOnlyTables(client)
  const { rows } = await client.query<{ excess: string | null }>(
    `select case
       when (select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls from pg_roles where rolname = current_user)
         then '它有管理权限'
       when exists (select from pg_class where relowner = current_user::regrole) then '它拥有表'
       when exists (select from pg_auth_members where member = current_user::regrole) then '它属于别的角色'
       when has_database_privilege(current_database(), 'CREATE') or has_schema_privilege(current_schema(), 'CREATE')
         then '它能建表'
       when exists (select from unnest($1::text[]) as t(name)
         where has_table_privilege(t.name, 'UPDATE') or has_table_privilege(t.name, 'DELETE') or has_table_privilege(t.name, 'TRUNCATE'))
         then '它能改写审计日志'
     end as excess`,
    [tables],
  )
  const excess = rows[0]?.excess ?? null
  return excess && `角色的权限过大：${excess}`
}

/** RFC 5803: the server is told only this, so the password never stands in a statement or in the server's log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const rounds = 4096
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
