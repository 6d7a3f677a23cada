import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { allowedEvents, type RegionEvent } from './policy'
import type { RenameRegionInput, SetAliasesInput, SetInForceInput } from './schema'

type Change = { region: string; version: number; reason: string }
type Locked = {
  name: string
  aliases: string[]
  inForceFrom: DateString | null
  inForceUntil: DateString | null
}

/** Gives a division a new name; the old one stays as an alias. Throws forbidden, not_found, conflict, invalid. */
export function renameRegion(actor: Actor, input: RenameRegionInput): Promise<void> {
  return transaction(async (tx) => {
    const known = await lock(tx, actor, 'rename', input)
    if (known.name === input.name) throw new AppError('invalid', { name: ['新名称与现在的名称相同'] })
    const aliases = [...new Set([...known.aliases, known.name])].filter((alias) => alias !== input.name)
    const before = { name: known.name, aliases: known.aliases }
    await write(tx, actor, 'rename', input, before, { name: input.name, aliases })
  })
}

/** Replaces the aliases of a division; its own name is none. Throws forbidden, not_found, conflict. */
export function setAliases(actor: Actor, input: SetAliasesInput): Promise<void> {
  return transaction(async (tx) => {
    const known = await lock(tx, actor, 'set_aliases', input)
    const aliases = input.aliases.filter((alias) => alias !== known.name)
    await write(tx, actor, 'set_aliases', input, { aliases: known.aliases }, { aliases })
  })
}

/**
 * Sets from when until when a division is in force (the day `until` no longer counts) and recounts the townships
 * of its county. Divisions below keep their own dates. Throws forbidden, not_found, conflict.
 */
export function setInForce(actor: Actor, input: SetInForceInput): Promise<void> {
  return transaction(async (tx) => {
    const known = await lock(tx, actor, 'set_in_force', input)
    const before = { inForceFrom: known.inForceFrom, inForceUntil: known.inForceUntil }
    await write(tx, actor, 'set_in_force', input, before, {
      inForceFrom: input.from,
      inForceUntil: input.until,
    })
    await refreshRollups(tx, [input.region])
  })
}

async function lock(tx: Tx, actor: Actor, event: RegionEvent, change: Change): Promise<Locked> {
  if (!allowedEvents(actor).includes(event)) throw new AppError('forbidden')
  await tx.$queryRaw`select 1 from regions where code = ${change.region} for update`
  const row = await tx.region.findUnique({
    where: { code: change.region },
    select: { name: true, aliases: true, inForceFrom: true, inForceUntil: true, version: true },
  })
  if (!row) throw new AppError('not_found')
  if (row.version !== change.version) throw new AppError('conflict')
  return {
    name: row.name,
    aliases: row.aliases,
    inForceFrom: row.inForceFrom && fromDateColumn(row.inForceFrom),
    inForceUntil: row.inForceUntil && fromDateColumn(row.inForceUntil),
  }
}

async function write(
  tx: Tx,
  actor: Actor,
  event: RegionEvent,
  change: Change,
  before: Partial<Locked>,
  after: Partial<Locked>,
): Promise<void> {
  const { inForceFrom, inForceUntil, ...rest } = after
  await tx.region.update({
    where: { code: change.region },
    data: {
      ...rest,
      ...(inForceFrom === undefined ? {} : { inForceFrom: inForceFrom && toDateColumn(inForceFrom) }),
      ...(inForceUntil === undefined ? {} : { inForceUntil: inForceUntil && toDateColumn(inForceUntil) }),
      version: change.version + 1,
    },
    select: { code: true },
  })
  await audit(tx, actor, {
    action: `region.${event}`,
    subject: { type: 'region', id: change.region },
    regionCode: change.region,
    before,
    after,
    reason: change.reason,
  })
}
