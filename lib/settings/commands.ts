import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { isUniqueViolation, Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { getRegion } from '@/lib/regions/queries'
import { refreshAllRollups } from '@/lib/rollups/commands'
import { canChangeSettings } from './policy'
import { isSettingValue, type SettingKey, type SettingValue, settingText } from './rules'
import type { ClearSettingInput, SetSettingInput } from './schema'

type Key = { regionCode: string; key: SettingKey }

/** One line of the audit: the value in words, so that it reads without the code. */
const line = (key: SettingKey, value: unknown, source: string) => ({
  value: isSettingValue(key, value) ? settingText(key, value) : String(value),
  source,
})

const json = (value: SettingValue) => (value === null ? Prisma.JsonNull : value)

/**
 * Sets what an area asks for; areas below follow unless they set their own. Filings already received are measured by it
 * at the next look. Throws forbidden, not_found for an unknown area, conflict for a value changed since the form was
 * drawn (version 0: the area had none).
 */
export async function setSetting(actor: Actor, input: SetSettingInput): Promise<void> {
  if (!canChangeSettings(actor)) throw new AppError('forbidden')
  const { regionCode, key, value, source, reason, version } = input
  await transaction(async (tx) => {
    const { path } = await getRegion(actor, regionCode, tx)
    const known = await lockSetting(tx, { regionCode, key })
    if ((known?.version ?? 0) !== version) throw new AppError('conflict')
    const data = { value: json(value), source, setByName: actor.name, version: version + 1 }
    const where = { regionCode_key: { regionCode, key } }
    await (known
      ? tx.jurisdictionSetting.update({
          where,
          data: { ...data, setAt: now() },
          select: { key: true },
        })
      : tx.jurisdictionSetting.create({ data: { ...data, regionCode, key }, select: { key: true } }))
    await audit(tx, actor, {
      action: known ? 'setting.change' : 'setting.set',
      subject: { type: 'setting', id: `${regionCode}/${key}` },
      regionCode,
      before: known && line(key, known.value, known.source),
      after: line(key, value, source),
      reason,
    })
    await moveFigures(tx, key, path)
  }, FIGURES_TIMEOUT_MS).catch((error: unknown) => {
    // Two administrators at once, both from an area without a value.
    if (isUniqueViolation(error)) throw new AppError('conflict')
    throw error
  })
}

/** Takes an area's own value away: it follows the areas above again. Throws forbidden, not_found, conflict. */
export async function clearSetting(actor: Actor, input: ClearSettingInput): Promise<void> {
  if (!canChangeSettings(actor)) throw new AppError('forbidden')
  const { regionCode, key, reason, version } = input
  await transaction(async (tx) => {
    const known = await lockSetting(tx, { regionCode, key })
    if (!known) throw new AppError('not_found')
    if (known.version !== version) throw new AppError('conflict')
    await tx.jurisdictionSetting.delete({
      where: { regionCode_key: { regionCode, key } },
      select: { key: true },
    })
    await audit(tx, actor, {
      action: 'setting.clear',
      subject: { type: 'setting', id: `${regionCode}/${key}` },
      regionCode,
      before: line(key, known.value, known.source),
      reason,
    })
    const { path } = await getRegion(actor, regionCode, tx)
    await moveFigures(tx, key, path)
  }, FIGURES_TIMEOUT_MS)
}

const FIGURES_TIMEOUT_MS = 120_000

/** The only value sums rest on: where a cycle begins (YN-08, YN-09). Every division below counts anew. */
export async function moveFigures(tx: Tx, key: SettingKey, path: string): Promise<void> {
  if (key === 'trainingCycleStartYear') await refreshAllRollups(tx, path)
}

async function lockSetting(tx: Tx, { regionCode, key }: Key) {
  await tx.$queryRaw`
    select 1 from jurisdiction_settings where region_code = ${regionCode} and key = ${key} for update`
  return tx.jurisdictionSetting.findUnique({
    where: { regionCode_key: { regionCode, key } },
    select: { value: true, source: true, version: true },
  })
}
