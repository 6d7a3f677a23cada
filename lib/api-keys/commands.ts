import 'server-only'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Actor, mintActor, publicActor } from '@/lib/core/actor'
import { audit, auditRefusal } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { resolveRegion } from '@/lib/regions/queries'
import { canManageKeys } from './policy'
import { bearerOf, keyState, LONGEST_DAYS, OPERATOR_SCOPES, OVERLAP_DAYS, type Scope } from './rules'
import type { CreateKeyInput, RevokeKeyInput } from './schema'

/** The key itself is in this answer and nowhere else: only its hash is kept. */
export type MadeKey = { id: string; key: string }

// 256 random bits need no slow hash: there is nothing to guess.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

function makeKey(): { prefix: string; secretHash: string; key: string } {
  const prefix = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { prefix, secretHash: hashOf(secret), key: `sy_${prefix}_${secret}` }
}

/**
 * Makes a partner's key for scopes × area (and body), until a day within a year. Throws forbidden, or invalid for an
 * unknown area or body and a day that is past or too far.
 */
export async function createApiKey(actor: Actor, input: CreateKeyInput): Promise<MadeKey> {
  if (!canManageKeys(actor)) throw new AppError('forbidden')
  const today = todayInShanghai()
  if (input.expiresOn <= today || input.expiresOn > addDays(today, LONGEST_DAYS))
    throw new AppError('invalid', { expiresOn: ['到期日期应在明天到一年以内'] })
  return transaction(async (tx) => {
    const regionCode = await regionOf(tx, actor, input.region)
    const operatorId = await operatorOf(tx, input)
    const { key, ...made } = makeKey()
    const { id } = await tx.apiKey.create({
      data: {
        ...made,
        name: input.name,
        partner: input.partner,
        scopes: input.scopes,
        regionCode,
        operatorId,
        expiresAt: shanghaiDayStart(addDays(input.expiresOn, 1)),
        createdById: actor.accountId,
        createdByName: actor.name,
        isDemo: actor.isDemo,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'api_key.create',
      subject: { type: 'api_key', id },
      regionCode,
      after: { name: input.name, partner: input.partner, scopes: input.scopes, expiresOn: input.expiresOn },
      right: 'api_keys.manage',
    })
    return { id, key }
  })
}

async function regionOf(tx: Tx, actor: Actor, text: string | null): Promise<string | null> {
  if (text === null) return null
  const region = await resolveRegion(actor, text, '100000', tx)
  if (!region) throw new AppError('invalid', { region: ['没有找到这个地区，请填区划代码或全称'] })
  return region.code
}

async function operatorOf(tx: Tx, { creditCode, scopes }: CreateKeyInput): Promise<string | null> {
  const needsBody = scopes.some((scope) => OPERATOR_SCOPES.includes(scope))
  if (creditCode === null) {
    if (needsBody) throw new AppError('invalid', { creditCode: ['这种用途要写明举办单位的统一社会信用代码'] })
    return null
  }
  const body = await tx.operatorBody.findUnique({ where: { creditCode }, select: { id: true } })
  if (!body) throw new AppError('invalid', { creditCode: ['没有登记过这个代码的举办单位'] })
  return body.id
}

/**
 * A new key in place of one that works; the old one works on for seven days at most. Throws forbidden, not_found, or
 * conflict for a key that is revoked, expired or replaced already.
 */
export async function rotateApiKey(actor: Actor, { id }: { id: string }): Promise<MadeKey> {
  if (!canManageKeys(actor)) throw new AppError('forbidden')
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from api_keys where id = ${id}::uuid for update`
    const old = await tx.apiKey.findUnique({ where: { id }, include: { next: { select: { id: true } } } })
    if (!old) throw new AppError('not_found')
    if (keyState(old, now()) !== 'active' || old.next)
      throw new AppError('conflict', { '': ['这把密钥已经作废、到期或换过新的。'] })
    const { key, ...made } = makeKey()
    const overlapEnd = new Date(now().getTime() + OVERLAP_DAYS * 86_400_000)
    const { id: newId } = await tx.apiKey.create({
      data: {
        ...made,
        name: old.name,
        partner: old.partner,
        scopes: old.scopes,
        regionCode: old.regionCode,
        operatorId: old.operatorId,
        expiresAt: shanghaiDayStart(addDays(todayInShanghai(), LONGEST_DAYS)),
        createdById: actor.accountId,
        createdByName: actor.name,
        replacesId: id,
        isDemo: old.isDemo,
      },
      select: { id: true },
    })
    if (old.expiresAt > overlapEnd)
      await tx.apiKey.update({ where: { id }, data: { expiresAt: overlapEnd }, select: { id: true } })
    await audit(tx, actor, {
      action: 'api_key.rotate',
      subject: { type: 'api_key', id: newId },
      regionCode: old.regionCode,
      after: { name: old.name, partner: old.partner, replaces: id },
      right: 'api_keys.manage',
    })
    return { id: newId, key }
  })
}

/** Ends a key at once. Throws forbidden, not_found, conflict when it is revoked already. */
export async function revokeApiKey(actor: Actor, { id, reason }: RevokeKeyInput): Promise<void> {
  if (!canManageKeys(actor)) throw new AppError('forbidden')
  await transaction(async (tx) => {
    const known = await tx.apiKey.findUnique({ where: { id }, select: { name: true, regionCode: true } })
    if (!known) throw new AppError('not_found')
    const { count } = await tx.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now(), revokedByName: actor.name },
    })
    if (count === 0) throw new AppError('conflict', { '': ['这把密钥已经作废。'] })
    await audit(tx, actor, {
      action: 'api_key.revoke',
      subject: { type: 'api_key', id },
      regionCode: known.regionCode,
      before: { name: known.name },
      reason,
      right: 'api_keys.manage',
    })
  })
}

const USED_EVERY_MS = 60_000

/**
 * Who a request with a key acts for: nobody's account, the key's scopes, area and body. Throws unauthenticated for a
 * missing, wrong, expired or revoked key (one answer for all), forbidden for another scope.
 */
export async function actorOfKey(
  authorization: string | null,
  scope: Scope,
  requestId: string | null,
): Promise<{ actor: Actor; keyId: string }> {
  const sent = bearerOf(authorization)
  const key = sent && (await db.apiKey.findUnique({ where: { prefix: sent.prefix }, select: KEY_COLUMNS }))
  const at = now()
  if (!key || !isSame(sent.secret, key.secretHash) || keyState(key, at) !== 'active')
    throw new AppError('unauthenticated')
  limitRate(`api-key:${key.id}`, { burst: 120, perMinute: 600 })
  const name = `${key.partner}（接口）`
  if (!key.scopes.includes(scope)) {
    const subject = { type: 'command', id: `api.${scope}` }
    const refusal = { action: 'command.refused', subject, reason: 'forbidden' } as const
    await auditRefusal(mintActor({ ...publicActor, name, requestId }), refusal)
    throw new AppError('forbidden')
  }
  if (!key.lastUsedAt || at.getTime() - key.lastUsedAt.getTime() > USED_EVERY_MS)
    await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: at } })
  const actor = mintActor({
    ...publicActor,
    role: key.operatorId ? 'operator' : 'public',
    name,
    regionCode: key.regionCode,
    regionPath: key.region?.path ?? null,
    operatorId: key.operatorId,
    isDemo: key.isDemo,
    requestId,
    // Not what the kind of account holds: what the key is for, and nothing else.
    permissions: new Set(scope === 'class_months:write' ? ['operator.run' as const] : []),
  })
  return { actor, keyId: key.id }
}

const KEY_COLUMNS = {
  id: true,
  secretHash: true,
  scopes: true,
  partner: true,
  regionCode: true,
  operatorId: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  isDemo: true,
  region: { select: { path: true } },
} as const

const isSame = (secret: string, hash: string) =>
  timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex'))
