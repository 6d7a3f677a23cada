import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { yearOf } from '@/lib/format/date'
import { getRegion } from '@/lib/regions/queries'
import { canSetStatistic } from './policy'
import { findStatistic } from './queries'
import type { SetStatisticInput } from './schema'

/**
 * Adds or corrects a division's count of one year; every figure divided by it moves at the next read. A corrected
 * demo count becomes a real one. Throws forbidden, not_found, invalid for a coming year, conflict for a count
 * changed since the form was drawn.
 */
export async function setStatistic(actor: Actor, input: SetStatisticInput): Promise<void> {
  if (!canSetStatistic(actor)) throw new AppError('forbidden')
  if (input.year > yearOf(todayInShanghai())) throw new AppError('invalid', { year: ['这一年还没有到'] })
  const { value, source, confidence } = input
  const key = { regionCode: input.region, kind: input.kind, year: input.year }
  await transaction(async (tx) => {
    await getRegion(actor, input.region, tx)
    await tx.$queryRaw`
      select 1 from region_statistics
      where region_code = ${key.regionCode} and kind = ${key.kind}::"StatisticKind" and year = ${key.year} for update`
    const known = await findStatistic(actor, key, tx)
    if ((known?.version ?? 0) !== input.version) throw new AppError('conflict')
    const data = { value, source, confidence, isDemo: false, version: input.version + 1 }
    await (known
      ? tx.regionStatistic.update({ where: { id: known.id }, data, select: { id: true } })
      : tx.regionStatistic.create({ data: { ...data, ...key }, select: { id: true } }))
    await audit(tx, actor, {
      action: known ? 'statistic.correct' : 'statistic.add',
      subject: { type: 'statistic', id: `${key.regionCode}/${key.kind}/${key.year}` },
      regionCode: key.regionCode,
      before: known && { value: known.value, source: known.source, confidence: known.confidence },
      after: { value, source, confidence },
      reason: input.reason,
    })
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new AppError('conflict')
    throw error
  })
}
