import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { type DataKey, openUnder, sealUnder, versionOf } from '@/lib/core/cipher'
import { now } from '@/lib/core/clock'
import { db, Prisma, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { addKey, KEYRING_SECONDS, keyOfVersion, warmKeyring } from '@/lib/core/keyring'
import {
  type Json,
  renewSeals,
  SEALED_BYTE_COLUMNS,
  SEALED_COLUMNS,
  SEALED_JSON_COLUMNS,
} from './sealed-columns'

const BATCH = 500
/** Another process may seal with the old key as long as its ring is fresh, and commit a moment later. */
const GRACE_SECONDS = KEYRING_SECONDS * 2

export type Rotation = {
  /** The version everything is sealed with now. */
  version: number
  /** Texts sealed anew, by table.column. */
  renewed: Record<string, number>
  /** Texts no key opens, by table.column: they stay as they are. */
  damaged: Record<string, number>
}

/**
 * Makes a new key and seals everything anew while the portal runs: each row is exchanged only as long as it still
 * holds what was read, so no write in between is lost. A rotation that was cut short is finished by the next. Old
 * keys stay, because evidence and backups are under them. Throws forbidden for anybody but the system.
 * Source: GB/T 39786-2021 8.4（密钥管理）.
 */
export async function rotateKeys(
  actor: Actor,
  options: { say?: (line: string) => void; graceSeconds?: number } = {},
): Promise<Rotation> {
  const { say = () => undefined, graceSeconds = GRACE_SECONDS } = options
  if (actor.role !== 'system') throw new AppError('forbidden')
  await warmKeyring()
  const version = await addKey()
  const made = Date.now()
  await warmKeyring()
  const key = await keyOfVersion(version)
  say(`新密钥：第 ${version} 版（${key.cipher}）`)
  const first = await renewAll(key, say)
  const left = made + graceSeconds * 1000 - Date.now()
  if (left > 0) {
    say(`等待其他进程换用新密钥（${Math.ceil(left / 1000)} 秒）`)
    await sleep(left)
  }
  const second = await renewAll(key, say)
  const renewed = { ...first.renewed }
  for (const [name, count] of Object.entries(second.renewed)) renewed[name] = (renewed[name] ?? 0) + count
  const rotation = { version, renewed, damaged: second.damaged }
  await transaction(async (tx) => {
    await tx.encryptionKey.updateMany({
      where: { version: { lt: version }, retiredAt: null },
      data: { retiredAt: now() },
    })
    await audit(tx, actor, {
      action: 'encryption.rotate',
      subject: { type: 'encryption_key', id: String(version) },
      after: rotation,
    })
  })
  return rotation
}

async function renewAll(key: DataKey, say: (line: string) => void): Promise<Omit<Rotation, 'version'>> {
  const renewed: Record<string, number> = {}
  const damaged: Record<string, number> = {}
  const renew = async (sealed: string) =>
    versionOf(sealed) === key.version
      ? sealed
      : sealUnder(key, openUnder(await keyOfVersion(versionOf(sealed)), sealed))
  for (const { table, column } of SEALED_COLUMNS) await pass(textColumn(table, column, key, renew))
  for (const { table, column } of SEALED_JSON_COLUMNS) await pass(jsonColumn(table, column, renew))
  for (const one of SEALED_BYTE_COLUMNS) await pass(byteColumn(one, key, renew))
  return { renewed, damaged }

  async function pass(column: Column): Promise<void> {
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const rows = await column.read(after)
      for (const row of rows) {
        const outcome = await column.renew(row).catch(() => 'damaged' as const)
        const counts = outcome === 'damaged' ? damaged : renewed
        if (outcome !== 'same') counts[column.name] = (counts[column.name] ?? 0) + 1
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.id
    }
    if (renewed[column.name]) say(`${column.name}：${renewed[column.name]} 条已换用新密钥`)
  }
}

type Row = { id: string; value: string }
type Column = {
  name: string
  read: (after: string) => Promise<Row[]>
  renew: (row: Row) => Promise<'renewed' | 'same'>
}

function textColumn(
  table: string,
  column: string,
  key: DataKey,
  renew: (sealed: string) => Promise<string>,
): Column {
  const [from, value] = [Prisma.raw(table), Prisma.raw(column)]
  return {
    name: `${table}.${column}`,
    read: (after) => db.$queryRaw<Row[]>`
      select id, ${value} as value from ${from}
      where id > ${after}::uuid and ${value} is not null and ${value} not like ${`v${key.version}.%`}
      order by id limit ${BATCH}`,
    renew: async (row) => {
      const sealed = await renew(row.value)
      const count = await db.$executeRaw`
        update ${from} set ${value} = ${sealed} where id = ${row.id}::uuid and ${value} = ${row.value}`
      return count > 0 ? 'renewed' : 'same'
    },
  }
}

function byteColumn(
  { table, column, where }: { table: string; column: string; where: string },
  key: DataKey,
  renew: (sealed: string) => Promise<string>,
): Column {
  const [from, value, condition] = [Prisma.raw(table), Prisma.raw(column), Prisma.raw(where)]
  return {
    name: `${table}.${column}`,
    read: (after) => db.$queryRaw<Row[]>`
      select id, convert_from(${value}, 'UTF8') as value from ${from}
      where id > ${after}::uuid and ${value} is not null and ${condition}
        and convert_from(${value}, 'UTF8') not like ${`v${key.version}.%`}
      order by id limit ${BATCH}`,
    renew: async (row) => {
      const sealed = await renew(row.value)
      const count = await db.$executeRaw`
        update ${from} set ${value} = convert_to(${sealed}, 'UTF8')
        where id = ${row.id}::uuid and ${value} = convert_to(${row.value}, 'UTF8')`
      return count > 0 ? 'renewed' : 'same'
    },
  }
}

function jsonColumn(table: string, column: string, renew: (sealed: string) => Promise<string>): Column {
  const [from, value] = [Prisma.raw(table), Prisma.raw(column)]
  return {
    name: `${table}.${column}`,
    read: (after) => db.$queryRaw<Row[]>`
      select id, ${value}::text as value from ${from}
      where id > ${after}::uuid and ${value}::text like '%"sealed"%' order by id limit ${BATCH}`,
    renew: async (row) => {
      const before = JSON.parse(row.value) as Json
      const after = await renewSeals(before, renew)
      if (JSON.stringify(after) === JSON.stringify(before)) return 'same'
      const count = await db.$executeRaw`
        update ${from} set ${value} = ${JSON.stringify(after)}::jsonb
        where id = ${row.id}::uuid and ${value} = ${row.value}::jsonb`
      return count > 0 ? 'renewed' : 'same'
    },
  }
}
