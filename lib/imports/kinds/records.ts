import 'server-only'
import { Prisma, type Tx } from '@/lib/core/db'
import type { Image } from '../schema'
import type { Target } from './kind'

// Column and table names come from the kinds' constants, so they may stand in raw SQL; every value is a parameter.
const ROWS_PER_STATEMENT = 5_000

const list = (columns: readonly string[], prefix = '') => columns.map((name) => `${prefix}${name}`).join(', ')

/** The image of each record that `where` (on alias t) finds, by its key as text. */
export async function readImages(
  reader: Tx,
  target: Target,
  where: Prisma.Sql,
  isLocked: boolean,
): Promise<Map<string, Image>> {
  const rows = await reader.$queryRaw<{ key: string; image: Image }[]>`
    select t.${Prisma.raw(target.key)}::text as key, to_jsonb(i) as image
    from ${Prisma.raw(target.table)} t
    cross join lateral (select ${Prisma.raw(list(target.columns, 't.'))}) i
    where ${where}
    order by t.${Prisma.raw(target.key)}
    ${isLocked ? Prisma.sql`for no key update of t` : Prisma.empty}`
  return new Map(rows.map(({ key, image }) => [key, image]))
}

export async function insertImages(tx: Tx, target: Target, images: readonly Image[]): Promise<void> {
  const { table, columns, touched } = target
  const stamps = touched.map(() => 'now()')
  for (const chunk of chunks(images)) {
    await tx.$executeRaw`
      insert into ${Prisma.raw(table)} (${Prisma.raw([...columns, ...touched].join(', '))})
      select ${Prisma.raw([list(columns, 'r.'), ...stamps].join(', '))}
      from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${JSON.stringify(chunk)}::jsonb) r`
  }
}

export async function updateImages(tx: Tx, target: Target, images: readonly Image[]): Promise<void> {
  const { table, key, columns, touched, hasVersion } = target
  const sets = [
    ...columns.filter((name) => name !== key).map((name) => `${name} = r.${name}`),
    ...touched.map((name) => `${name} = now()`),
    ...(hasVersion ? ['version = t.version + 1'] : []),
  ]
  for (const chunk of chunks(images)) {
    await tx.$executeRaw`
      update ${Prisma.raw(table)} t set ${Prisma.raw(sets.join(', '))}
      from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${JSON.stringify(chunk)}::jsonb) r
      where t.${Prisma.raw(key)} = r.${Prisma.raw(key)}`
  }
}

export async function deleteRecords(tx: Tx, target: Target, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const { table, key, keyType } = target
  await tx.$executeRaw`
    delete from ${Prisma.raw(table)} where ${Prisma.raw(key)} = any(${keys}::text[]::${Prisma.raw(keyType)}[])`
}

function* chunks(images: readonly Image[]): Generator<readonly Image[]> {
  for (let start = 0; start < images.length; start += ROWS_PER_STATEMENT) {
    yield images.slice(start, start + ROWS_PER_STATEMENT)
  }
}
