import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { applyMigrations } from '@/scripts/database/migrations'
import { runOnce, urlOfDatabase } from '@/scripts/database/scratch-database'
import { withClient } from '@/scripts/database/tables'
import { openWebAccess, webPasswordFile, webRoleOf } from '@/scripts/database/web-role'
import { useTestDatabase } from '@/tests/support/database'

const { url: ownerUrl } = useTestDatabase()
const dataDir = mkdtempSync(path.join(tmpdir(), 'shanyu-web-role-'))
const role = webRoleOf(ownerUrl)
let webUrl = ''

const ask = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)
const asWeb = (sql: string) => ask(webUrl, sql)
const line = `insert into audit_events (actor_name, actor_role, action, subject_type, subject_id) values ('a', 'system', 'a.b', 'thing', '1')`

beforeAll(async () => {
  const access = await openWebAccess(ownerUrl, dataDir)
  expect(access.warning).toBeNull()
  webUrl = access.url
  await asWeb(line)
})

afterAll(async () => {
  await runOnce(ownerUrl, `grant "${role}" to current_user`)
  await runOnce(ownerUrl, `drop owned by "${role}"`)
  await runOnce(ownerUrl, `drop role "${role}"`)
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the role the web process signs in with', () => {
  it.each([
    "update audit_events set reason = 'x'",
    'delete from audit_events',
    'truncate audit_events',
    "begin; set local shanyu.archiving = 'on'; delete from audit_events; commit",
    'alter table audit_events disable trigger audit_events_append_only',
    'alter table audit_events disable trigger all',
    'alter table audit_events alter column reason drop not null',
    'drop table audit_events cascade',
    'drop trigger audit_events_append_only on audit_events',
    'create or replace function refuse_audit_rewrite() returns trigger language plpgsql as $$ begin return null; end $$',
    'alter function refuse_audit_rewrite() rename to gone',
    "set session_replication_role = 'replica'",
    'select * from audit_events for update',
    'begin; lock table audit_events in exclusive mode; commit',
    "select setval('audit_events_id_seq', 1)",
    'update audit_seals set count = 0',
    'delete from audit_seals',
    'truncate audit_seals',
    "insert into audit_archives select gen_random_uuid(), now(), now(), 0, 'x', 'x', 'x'",
    'delete from target_revisions',
    'update erasure_reports set id = id',
    "update permissions set power = 'audit'",
    'delete from _prisma_migrations',
    'create table mine (n int)',
    'create temp table mine (n int)',
    'create view mine as select 1',
    'create schema mine',
    'create function mine() returns int language sql as $$ select 1 $$',
    'create role mine',
    'create database mine',
    'alter table facilities add column mine int',
    'create index mine on facilities (name)',
    'truncate facilities cascade',
    'set role portal',
    'set session authorization portal',
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
  ])('may not: %s', async (sql) => {
    await expect(asWeb(sql)).rejects.toMatchObject({ code: '42501' })
    expect(await asWeb('select count(*)::int as count from audit_events')).toEqual([{ count: 1 }])
  })

  it('owns nothing and writes what the portal writes', async () => {
    expect(await asWeb('select relname from pg_class where relowner = current_user::regrole')).toEqual([])
    const missing = await asWeb(`
      select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
        and not has_table_privilege(c.oid, 'SELECT')
      union all select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
        and case when c.relkind = 'S' then not has_sequence_privilege(c.oid, 'USAGE') end`)
    expect(missing).toEqual([])
    const closed = await asWeb(`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and not (has_table_privilege(c.oid, 'UPDATE') and has_table_privilege(c.oid, 'DELETE')) order by 1`)
    expect(closed.map(({ name }) => name)).toEqual([
      '_prisma_migrations',
      'audit_archives',
      'audit_events',
      'audit_seals',
      'erasure_reports',
      'permissions',
      'target_revisions',
    ])
  })

  it('may use a table a later migration makes', async () => {
    await ask(ownerUrl, 'create table made_later (id serial primary key)')
    await asWeb('insert into made_later default values')
    await asWeb('delete from made_later')
    await ask(ownerUrl, 'drop table made_later')
  })
})

describe('starting again', () => {
  it('finds the role as it is, and changes the password when its file is lost', async () => {
    const kept = readFileSync(path.join(dataDir, webPasswordFile), 'utf8')
    expect((await openWebAccess(ownerUrl, dataDir)).url).toBe(webUrl)
    rmSync(path.join(dataDir, webPasswordFile))
    const again = await openWebAccess(ownerUrl, dataDir)
    expect([again.warning, again.url === webUrl]).toEqual([null, false])
    await expect(asWeb('select 1')).rejects.toMatchObject({ code: '28P01' })
    // Two data folders of one database would lock each other out in turn; the last one to start wins.
    writeFileSync(path.join(dataDir, webPasswordFile), kept)
    expect((await openWebAccess(ownerUrl, dataDir)).url).toBe(webUrl)
    expect(await asWeb('select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a database given by somebody else', () => {
  const [owner, database] = ['shanyu_plain_owner', `shanyu_plain_${Date.now()}`]
  const serverUrl = inject('testServerUrl')
  const plain = new URL(urlOfDatabase(serverUrl, database))
  plain.username = owner
  plain.password = 'plain'

  beforeAll(async () => {
    await runOnce(serverUrl, `create role ${owner} login password 'plain'`)
    await runOnce(serverUrl, `grant ${owner} to current_user`)
    await runOnce(serverUrl, `create database "${database}" owner ${owner} template template0`)
    await applyMigrations(plain.href)
  })
  afterAll(async () => {
    await runOnce(serverUrl, `drop database if exists "${database}" with (force)`)
    await runOnce(serverUrl, `drop role if exists "${webRoleOf(plain.href)}"`)
    await runOnce(serverUrl, `drop role ${owner}`)
  })

  it('whose user may make no roles is used as it is, and that is said', async () => {
    const access = await openWebAccess(plain.href, dataDir)
    expect(access.url).toBe(plain.href)
    expect(access.warning).toMatch(/不能建角色.*CREATEROLE/)
  })

  it('takes a role the administrator made, with its password in the file', async () => {
    const password = readFileSync(path.join(dataDir, webPasswordFile), 'utf8').trim()
    await runOnce(serverUrl, `create role "${webRoleOf(plain.href)}" login password '${password}'`)
    const access = await openWebAccess(plain.href, dataDir)
    expect(access.warning).toBeNull()
    await expect(ask(access.url, 'delete from audit_events')).rejects.toMatchObject({ code: '42501' })
  })

  it('does not trust a role that may do too much', async () => {
    await runOnce(serverUrl, `grant ${owner} to "${webRoleOf(plain.href)}"`)
    const access = await openWebAccess(plain.href, dataDir)
    expect(access.url).toBe(plain.href)
    expect(access.warning).toContain('权限过大')
  })
})
