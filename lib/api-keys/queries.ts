import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { canManageKeys } from './policy'
import { type KeyState, keyState } from './rules'

export type ApiKeyRow = {
  id: string
  name: string
  partner: string
  /** What the key begins with: enough to recognise it, not to use it. */
  prefix: string
  scopes: string[]
  regionName: string | null
  operatorName: string | null
  expiresAt: Date
  lastUsedAt: Date | null
  createdByName: string
  createdAt: Date
  state: KeyState
  isReplaced: boolean
  isDemo: boolean
}

/** Every key ever made, usable ones first. Throws not_found for those who do not manage keys. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyRow[]> {
  if (!canManageKeys(actor)) throw new AppError('not_found')
  const rows = await db.apiKey.findMany({
    orderBy: { createdAt: 'desc' },
    take: 500,
    select: {
      id: true,
      name: true,
      partner: true,
      prefix: true,
      scopes: true,
      expiresAt: true,
      lastUsedAt: true,
      createdByName: true,
      createdAt: true,
      revokedAt: true,
      isDemo: true,
      region: { select: { name: true } },
      operator: { select: { name: true } },
      next: { select: { id: true } },
    },
  })
  const at = now()
  return rows
    .map(({ region, operator, next, revokedAt, ...row }) => ({
      ...row,
      regionName: region?.name ?? null,
      operatorName: operator?.name ?? null,
      isReplaced: next !== null,
      state: keyState({ expiresAt: row.expiresAt, revokedAt }, at),
    }))
    .sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))
}
