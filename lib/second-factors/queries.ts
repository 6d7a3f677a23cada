import 'server-only'
import { generateURI } from 'otplib'
import QRCode from 'qrcode'
import { visibleTo } from '@/lib/accounts/policy'
import type { Actor } from '@/lib/core/actor'
import { unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { getPolicies } from '@/lib/security-policies/queries'
import { mustUseSecondFactor } from '@/lib/security-policies/rules'
import type { AccountRole } from '@/prisma/generated/enums'
import { groupedSecret } from './rules'

export type SecondFactorState = {
  enrolledAt: Date | null
  /** Recovery codes that still open. */
  codesLeft: number
  isRequired: boolean
  passwordChangedAt: Date
}

/** How the own account is guarded. Throws unauthenticated for a visitor. */
export async function getOwnSecondFactor(actor: Actor): Promise<SecondFactorState> {
  const { accountId } = actor
  if (!accountId) throw new AppError('unauthenticated')
  const [account, codesLeft, policies] = await Promise.all([
    db.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { totpConfirmedAt: true, passwordChangedAt: true },
    }),
    db.recoveryCode.count({ where: { accountId, usedAt: null } }),
    getPolicies(),
  ])
  const whose = { role: actor.role as AccountRole, isDemo: actor.isDemo }
  return {
    enrolledAt: account.totpConfirmedAt,
    codesLeft,
    isRequired: mustUseSecondFactor(whose, policies),
    passwordChangedAt: account.passwordChangedAt,
  }
}

/** Is there anything for an administrator to reset? An enrolment that was prepared and not confirmed counts too. */
export async function hasSecondFactor(actor: Actor, accountId: string): Promise<boolean> {
  const scope = { AND: [visibleTo(actor), { id: accountId }, { totpSealed: { not: null } }] }
  return (await db.account.count({ where: scope })) > 0
}

export type Enrolment = { secretText: string; qrSvg: string; address: string }

/** What the app needs to know, while the enrolment is prepared and not confirmed yet; null otherwise. */
export async function findOwnEnrolment(actor: Actor): Promise<Enrolment | null> {
  if (!actor.accountId) throw new AppError('unauthenticated')
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { username: true, totpSealed: true, totpConfirmedAt: true },
  })
  if (!account.totpSealed || account.totpConfirmedAt) return null
  const secret = await unseal(account.totpSealed)
  const address = generateURI({ issuer: '善育', label: account.username, secret })
  const qrSvg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { secretText: groupedSecret(secret), qrSvg, address }
}
