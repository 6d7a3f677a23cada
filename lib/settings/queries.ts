import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { getRegion } from '@/lib/regions/queries'
import {
  SETTING_KEYS,
  type Setting,
  type SettingKey,
  type Settings,
  type SettingValue,
  type StoredSetting,
  settingsFrom,
} from './rules'

/**
 * What the area's rules are: for each key the nearest area up the path that set it, else the portal's default, each
 * saying whose it is. Public like the rules themselves. Throws not_found for an area the register does not have.
 */
export async function getSettings(actor: Actor, regionCode: string, tx: Reader = db): Promise<Settings> {
  const { path } = await getRegion(actor, regionCode, tx)
  return settingsFrom(await readRows(path, tx), path)
}

async function readRows(path: string, tx: Reader) {
  const rows = await tx.jurisdictionSetting.findMany({
    where: { regionCode: { in: path.split('/') } },
    select: {
      regionCode: true,
      key: true,
      value: true,
      source: true,
      version: true,
      setByName: true,
      setAt: true,
      region: { select: { name: true } },
    },
  })
  return rows.map(({ region, ...row }) => ({ ...row, regionName: region.name }))
}

/** The stored values of some keys in every area, for a domain that measures many areas at once (settingsFrom). */
export async function listStoredSettings(
  _actor: Actor,
  keys: readonly SettingKey[],
  tx: Reader = db,
): Promise<StoredSetting[]> {
  const rows = await tx.jurisdictionSetting.findMany({
    where: { key: { in: [...keys] } },
    select: { regionCode: true, key: true, value: true, source: true, region: { select: { name: true } } },
  })
  return rows.map(({ region, ...row }) => ({ ...row, regionName: region.name }))
}

export type SettingRecord = Setting<SettingValue> & {
  key: SettingKey
  /** The area's own row that its form changes; null: it follows the areas above. */
  own: { version: number; setByName: string; setAt: Date } | null
}

/** Every key as an area's administrator sees it. Throws not_found. */
export async function listSettings(actor: Actor, regionCode: string): Promise<SettingRecord[]> {
  const { path } = await getRegion(actor, regionCode)
  const rows = await readRows(path, db)
  const settings = settingsFrom(rows, path)
  return SETTING_KEYS.map((key) => {
    const own = rows.find((row) => row.key === key && row.regionCode === regionCode)
    const ownFacts = own ? { version: own.version, setByName: own.setByName, setAt: own.setAt } : null
    return { ...settings[key], key, own: ownFacts }
  })
}
