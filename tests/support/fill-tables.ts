import type pg from 'pg'

type Column = {
  name: string
  type: string
  kind: string
  isArray: boolean
  referencedTable: string | null
  referencedColumn: string | null
}

/** What a plain value would break: a check constraint, or a type with a meaning of its own. SQL by table and column. */
export type Exceptions = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Puts a row into every table that has none, so that a test of all tables really is one: required columns get a plain
 * value of their type, references a row that is there. Returns what could not be filled, with the server's reason.
 */
export async function fillEmptyTables(client: pg.Client, exceptions: Exceptions): Promise<string[]> {
  let failures: string[] = []
  // Parents first, whatever their order: a table waits for the next round until its parent has a row.
  for (let round = 0; round < 6; round += 1) {
    failures = []
    for (const table of await emptyTables(client)) {
      const columns = await requiredColumns(client, table)
      const own = exceptions[table] ?? {}
      const extra = Object.keys(own).filter((name) => !columns.some((column) => column.name === name))
      const names = [...columns.map(({ name }) => name), ...extra].map((name) => `"${name}"`)
      const values = [
        ...columns.map((column) => own[column.name] ?? plainValue(column)),
        ...extra.map((name) => own[name]),
      ]
      const sql =
        names.length > 0
          ? `insert into "${table}" (${names.join(', ')}) values (${values.join(', ')})`
          : `insert into "${table}" default values`
      await client.query(sql).catch((error: Error) => failures.push(`${table}: ${error.message}`))
    }
    if (failures.length === 0) return []
  }
  return failures
}

async function emptyTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const empty: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await client.query(`select from "${name}" limit 1`)
    if (!rowCount) empty.push(name)
  }
  return empty
}

async function requiredColumns(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, coalesce(e.typname, t.typname) as type, coalesce(e.typtype, t.typtype) as kind,
       t.typcategory = 'A' as "isArray", f.confrelid::regclass::text as "referencedTable", r.attname as "referencedColumn"
     from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
     left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum]
     left join pg_attribute r on r.attrelid = f.confrelid and r.attnum = f.confkey[1]
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attgenerated = ''
       and a.attidentity = '' and not a.atthasdef order by a.attnum`,
    [`"${table}"`],
  )
  return rows
}

const PLAIN: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  date: `'2026-03-01'`,
  timestamptz: `'2026-03-01T00:00:00.001Z'`,
  bool: 'true',
  jsonb: `'{"a": [1, "二"]}'`,
  bytea: `'\\x00ff'`,
  point: `'(1,2)'`,
}

function plainValue({ type, kind, isArray, referencedTable, referencedColumn }: Column): string {
  if (referencedTable) return `(select ${referencedColumn} from ${referencedTable} limit 1)`
  const one =
    kind === 'e'
      ? `(enum_range(null::"${type}"))[1]`
      : (PLAIN[type] ?? (/^(int|float|numeric)/.test(type) ? '1' : `'x\u2028\\"😀'`))
  return isArray ? `array[${one}]::"${type}"[]` : one
}
