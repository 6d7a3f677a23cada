import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { resolveRegion } from '@/lib/regions/queries'
import { refreshRollups } from '@/lib/rollups/commands'
import { keepsExperts } from './policy'
import { findExpert } from './queries'
import type { AddExpertInput, EndExpertInput } from './schema'

const TWICE = '这个人已经在这份名册上（同一地区、同一单位、同一领域）。'

/**
 * Puts somebody on a roll of the actor's area by a document. Throws forbidden, invalid, conflict for somebody who
 * stands on it already.
 */
export async function addExpert(actor: Actor, input: AddExpertInput): Promise<{ id: string }> {
  if (!can(actor, 'experts.keep')) throw new AppError('forbidden')
  const { region: text, since, ...fields } = input
  if (since > todayInShanghai()) throw new AppError('invalid', { since: ['日期不能晚于今天'] })
  return transaction(async (tx) => {
    const region = await resolveRegion(actor, text, actor.regionPath ?? '100000', tx)
    if (!region || !keepsExperts(actor, region.path))
      throw new AppError('invalid', { region: ['请填写本地区范围内的地区'] })
    const { kind, name, field, employer } = fields
    const row = { kind, name, field, employer, regionCode: region.code }
    await refuseTwice(tx, row)
    const { id } = await tx.expert.create({
      data: { ...fields, regionCode: region.code, since: toDateColumn(since), isDemo: actor.isDemo },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'expert.add',
      subject: { type: 'expert', id },
      regionCode: region.code,
      after: { ...fields, since },
    })
    await refreshRollups(tx, [region.code])
    return { id }
  })
}

/** Two who enter the same person at once: the area's row is locked, the second finds the first. */
async function refuseTwice(
  tx: Tx,
  row: Pick<AddExpertInput, 'kind' | 'name' | 'field' | 'employer'> & { regionCode: string },
): Promise<void> {
  await tx.$queryRaw`select 1 from regions where code = ${row.regionCode} for no key update`
  const open = { OR: [{ until: null }, { until: { gte: toDateColumn(todayInShanghai()) } }] }
  if ((await tx.expert.count({ where: { ...row, ...open } })) > 0)
    throw new AppError('conflict', { name: [TWICE] })
}

/** Takes somebody off a roll after a last day; the entry stays. Throws not_found, invalid, conflict when it ended already. */
export async function endExpert(actor: Actor, input: EndExpertInput): Promise<{ id: string }> {
  if (!can(actor, 'experts.keep')) throw new AppError('forbidden')
  const { expertId, version, until, reason } = input
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from experts where id = ${expertId}::uuid for update`
    const expert = await findExpert(actor, expertId, tx)
    if (!expert) throw new AppError('not_found')
    if (expert.version !== version || expert.until !== null) throw new AppError('conflict')
    if (until < expert.since) throw new AppError('invalid', { until: ['不能早于入库或认定日期'] })
    if (until > todayInShanghai()) throw new AppError('invalid', { until: ['不能晚于今天'] })
    await tx.expert.update({
      where: { id: expertId },
      data: { until: toDateColumn(until), version: version + 1 },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'expert.end',
      subject: { type: 'expert', id: expertId },
      regionCode: expert.regionCode,
      before: { until: null },
      after: { name: expert.name, until },
      reason,
    })
    await refreshRollups(tx, [expert.regionCode])
    return { id: expertId }
  })
}
