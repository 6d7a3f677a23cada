import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { loadFacility } from '@/lib/facilities/commands'
import { toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { loadServiceSite } from '@/lib/service-sites/commands'
import type { AwardTitleInput, WithdrawTitleInput } from './schema'

export type Holder = { type: AwardTitleInput['holderType']; id: string }

/** The holder behind the doors of its own domain: not_found when unseen, forbidden outside the actor's area. */
async function loadHolder(tx: Tx, actor: Actor, holder: Holder, event: 'award_title' | 'withdraw_title') {
  return holder.type === 'facility'
    ? loadFacility(tx, actor, holder.id, event)
    : loadServiceSite(tx, actor, holder.id)
}

const columnsOf = ({ type, id }: Holder) => (type === 'facility' ? { facilityId: id } : { serviceSiteId: id })

/** Records a 示范 or 优质 title. Throws conflict when the holder already has it. */
export async function awardTitle(actor: Actor, input: AwardTitleInput): Promise<Holder> {
  const { kind, awardedOn, validUntil, document } = input
  const holder: Holder = { type: input.holderType, id: input.holderId }
  if (awardedOn > todayInShanghai()) throw new AppError('invalid', { awardedOn: ['授予日期不能晚于今天'] })
  return transaction(async (tx) => {
    const { regionCode } = await loadHolder(tx, actor, holder, 'award_title')
    const days = { awardedOn: toDateColumn(awardedOn), validUntil: validUntil && toDateColumn(validUntil) }
    try {
      await tx.title.create({
        data: { ...columnsOf(holder), kind, document, ...days },
        select: { id: true },
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new AppError('conflict', { kind: ['已有这个称号，要更正请先撤销'] })
    }
    const after = { kind, awardedOn, validUntil, document }
    await audit(tx, actor, { action: 'title.award', subject: holder, regionCode, after })
    await refreshRollups(tx, [regionCode])
    return holder
  })
}

/** Takes a title away; the audit line keeps what it was and why. Throws not_found when it is already gone. */
export async function withdrawTitle(actor: Actor, { titleId, reason }: WithdrawTitleInput): Promise<Holder> {
  return transaction(async (tx) => {
    const title = await tx.title.findUnique({
      where: { id: titleId },
      select: { kind: true, awardedOn: true, document: true, facilityId: true, serviceSiteId: true },
    })
    if (!title) throw new AppError('not_found')
    const { kind, awardedOn, document } = title
    const holder: Holder = title.facilityId
      ? { type: 'facility', id: title.facilityId }
      : { type: 'service_site', id: title.serviceSiteId ?? '' }
    const { regionCode } = await loadHolder(tx, actor, holder, 'withdraw_title')
    const { count } = await tx.title.deleteMany({ where: { id: titleId } })
    if (count === 0) throw new AppError('conflict')
    const before = { kind, awardedOn, document }
    await audit(tx, actor, { action: 'title.withdraw', subject: holder, regionCode, before, reason })
    await refreshRollups(tx, [regionCode])
    return holder
  })
}
