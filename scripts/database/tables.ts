import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import pg from 'pg'

export const migrationsTable = '_prisma_migrations'
const batchRows = 2_000

export interface TableCopy {
  name: string
  rows: number
}

export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Every table of the portal, without Prisma's own. */
export async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind = 'r' and c.relname <> $1 order by 1`,
    [migrationsTable],
  )
  return rows.map((row) => row.name)
}

/** Names of the migrations a database has, in order; none when it was never migrated. */
export async function listMigrations(client: pg.Client): Promise<string[]> {
  const present = await client.query(`select to_regclass($1) is not null as present`, [migrationsTable])
  if (!present.rows[0].present) return []
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from ${migrationsTable}
     where finished_at is not null and rolled_back_at is null order by 1`,
  )
  return rows.map((row) => row.name)
}

/**
 * One table as lines of JSON, written by the server itself, which keeps every digit of a number and every microsecond
 * of a time. Call inside the snapshot's transaction.
 */
export async function writeTable(client: pg.Client, table: string, file: string): Promise<TableCopy> {
  const out = createWriteStream(file)
  let count = 0
  await client.query(`declare copy no scroll cursor for select to_jsonb(t)::text as line from "${table}" t`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${batchRows} from copy`)
    if (rows.length === 0) break
    count += rows.length
    if (!out.write(`${rows.map((row) => row.line).join('\n')}\n`)) await once(out, 'drain')
  }
  await client.query('close copy')
  out.end()
  await finished(out)
  return { name: table, rows: count }
}

/** Fills one empty table from its lines; generated columns are computed anew. Returns the number of rows. */
export async function readTable(client: pg.Client, table: string, file: string): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`"${table}"`],
  )
  const columns = rows.map((row) => row.name).join(', ')
  const sql =
    `insert into "${table}" (${columns}) overriding system value ` +
    `select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`
  let count = 0
  let batch: string[] = []
  const flush = async () => {
    if (batch.length > 0) await client.query(sql, [`[${batch.join(',')}]`])
    count += batch.length
    batch = []
  }
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    batch.push(line)
    if (batch.length >= batchRows) await flush()
  }
  await flush()
  return count
}

/**
 * Runs `load` with foreign keys and our triggers out of the way: rows arrive in any order and stand as they were. The
 * keys are made again, and so checked, at the end. Needs only the owner's rights, not a superuser's.
 */
export async function withoutConstraints(
  client: pg.Client,
  tables: string[],
  load: () => Promise<void>,
): Promise<void> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  )
  for (const key of keys.rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const table of tables) await client.query(`alter table "${table}" disable trigger user`)
  await load()
  for (const table of tables) await client.query(`alter table "${table}" enable trigger user`)
  for (const key of keys.rows) {
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
  }
}

/** Serial and identity columns go on after the highest value restored. */
export async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, d.refobjid::regclass::text as table, quote_ident(a.attname) as column
     from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0
     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace`,
  )
  for (const { sequence, table, column } of rows) {
    await client.query(
      `select setval($1, greatest(max(${column}), 1), max(${column}) is not null) from ${table}`,
      [sequence],
    )
  }
}
