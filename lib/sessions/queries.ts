import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { getPolicies } from '@/lib/security-policies/queries'
import type { SessionMethod } from '@/prisma/generated/enums'
import { deviceText, isSameDevice } from './rules'

export type SessionDto = {
  id: string
  method: SessionMethod
  device: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  isThis: boolean
}

/** The own sessions that are open now, the last used first. Throws unauthenticated for a visitor. */
export async function listOwnSessions(actor: Actor): Promise<SessionDto[]> {
  const { accountId, sessionId } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const at = now()
  const { idleMinutes } = await getPolicies()
  const rows = await db.session.findMany({
    where: {
      accountId,
      endedAt: null,
      expiresAt: { gt: at },
      lastSeenAt: { gt: new Date(at.getTime() - idleMinutes * 60_000) },
      secondFactorAt: { not: null },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: {
      id: true,
      method: true,
      userAgent: true,
      address: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
    },
  })
  return rows.map(({ userAgent, ...row }) => ({
    ...row,
    device: deviceText(userAgent),
    isThis: row.id === sessionId,
  }))
}

/** Sessions looked back at to know a device again. */
const LOOK_BACK = 200

/** True when the account signed in from such a device before `sessionId`, or never signed in at all before. */
export async function isKnownDevice(
  reader: Reader,
  accountId: string,
  sessionId: string | null,
  userAgent: string,
): Promise<boolean> {
  const earlier = await reader.session.findMany({
    where: { accountId, secondFactorAt: { not: null }, ...(sessionId && { NOT: { id: sessionId } }) },
    orderBy: { createdAt: 'desc' },
    take: LOOK_BACK,
    select: { userAgent: true },
  })
  return earlier.length === 0 || earlier.some((one) => isSameDevice(one.userAgent, userAgent))
}
