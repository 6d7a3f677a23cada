import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { isMailConnected } from '@/lib/core/mail'
import { isSmsConnected } from '@/lib/core/sms'
import { hasDemoData } from '@/lib/demo/queries'
import { maskEmail, maskPhone } from '@/lib/format/mask'
import type { ContactChannel } from '@/prisma/generated/enums'
import { secondsToResend } from './rules'

/** The ways a message can leave this portal. */
export function connectedChannels(): ContactChannel[] {
  return [...(isMailConnected() ? ['email' as const] : []), ...(isSmsConnected() ? ['sms' as const] : [])]
}

/**
 * How codes reach people here: by the connected channels; on a demo portal without any they are shown on the page
 * (`isShown`), for accounts marked as demo only. Neither: nobody can confirm anything.
 */
export async function codeWays(actor: Actor): Promise<{ channels: ContactChannel[]; isShown: boolean }> {
  const channels = connectedChannels()
  if (channels.length > 0) return { channels, isShown: false }
  const isShown = env.PORTAL_DEMO === '1' && (await hasDemoData(actor))
  return { channels: isShown ? ['email', 'sms'] : [], isShown }
}

/**
 * The code of a demo account follows from its record and the portal's secret: the page can show it, and still
 * nothing but a hash is stored. Real accounts get random ones.
 */
export function demoCode(confirmationId: string): string {
  const number = Number.parseInt(lookupHash(`demo-code:${confirmationId}`).slice(0, 12), 16)
  return String(number % 1_000_000).padStart(6, '0')
}

export const maskAddress = (channel: ContactChannel, address: string): string =>
  channel === 'email' ? maskEmail(address) : maskPhone(address)

export type PendingDto = {
  id: string
  channel: ContactChannel
  maskedAddress: string
  isConfirmed: boolean
  waitSeconds: number
  /** Only for demo accounts on a demo portal. */
  shownCode: string | null
}

const COLUMNS = {
  id: true,
  channel: true,
  address: true,
  confirmedAt: true,
  createdAt: true,
  account: { select: { isDemo: true } },
} as const

type Row = {
  id: string
  channel: ContactChannel
  address: string
  confirmedAt: Date | null
  createdAt: Date
  account: { isDemo: boolean }
}

const toPending = (row: Row): PendingDto => ({
  id: row.id,
  channel: row.channel,
  maskedAddress: maskAddress(row.channel, row.address),
  isConfirmed: row.confirmedAt !== null,
  waitSeconds: secondsToResend(row.createdAt, now()),
  shownCode: row.account.isDemo && env.PORTAL_DEMO === '1' && !row.confirmedAt ? demoCode(row.id) : null,
})

/** A registration's code on its way, for whoever holds its unguessable id; null for any other confirmation. */
export async function findRegistrationCode(_actor: Actor, id: string): Promise<PendingDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db.confirmation.findFirst({
    where: {
      id,
      purpose: 'contact',
      OR: [{ confirmedAt: { not: null } }, { account: { isEnabled: false, lastSignInAt: null } }],
      account: { role: 'operator' },
    },
    select: COLUMNS,
  })
  if (!row) return null
  return toPending(row)
}

export type OwnContacts = {
  email: { address: string; isConfirmed: boolean } | null
  sms: { address: string; isConfirmed: boolean } | null
  /** Codes sent in the last minutes and not typed yet, newest first. */
  pending: PendingDto[]
}

const contact = (address: string | null, confirmedAt: Date | null) =>
  address === null ? null : { address, isConfirmed: confirmedAt !== null }

/** The signed-in person's own addresses. Throws unauthenticated for a visitor. */
export async function getOwnContacts(actor: Actor): Promise<OwnContacts> {
  if (!actor.accountId) throw new AppError('unauthenticated')
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true, phone: true, emailConfirmedAt: true, phoneConfirmedAt: true },
  })
  const rows = await db.confirmation.findMany({
    where: { accountId: actor.accountId, purpose: 'contact', confirmedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    select: COLUMNS,
  })
  return {
    email: contact(account.email, account.emailConfirmedAt),
    sms: contact(account.phone, account.phoneConfirmedAt),
    pending: rows.map(toPending),
  }
}
