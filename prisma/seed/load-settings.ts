import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { type Tx, transaction } from '@/lib/core/db'
import { getRegion } from '@/lib/regions/queries'
import { moveFigures } from '@/lib/settings/commands'
import { isSettingValue, SETTING_KEYS, type SettingKey, settingText } from '@/lib/settings/rules'

const seedSchema = z.array(
  z
    .object({
      regionCode: z.string(),
      key: z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]]),
      value: z.union([z.string(), z.number()]),
      source: z.string().min(1),
    })
    .refine(({ key, value }) => isSettingValue(key, value), 'not a value of the key'),
)
type Seed = z.output<typeof seedSchema>[number]

/** Adds what documents say of an area. What an administrator has set, changed or taken away stays so. */
export async function loadSettings(actor: Actor, file: string): Promise<number> {
  const seeds = seedSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  return transaction(async (tx) => {
    let added = 0
    for (const seed of seeds) if (await addSetting(tx, actor, seed)) added += 1
    return added
  }, 120_000)
}

async function addSetting(tx: Tx, actor: Actor, { regionCode, key, value, source }: Seed): Promise<boolean> {
  const subject = { type: 'setting', id: `${regionCode}/${key}` }
  // Any earlier line means it was loaded before or somebody decided: it does not come back by itself.
  const touched = await tx.auditEvent.findFirst({
    where: { subjectType: subject.type, subjectId: subject.id },
    select: { id: true },
  })
  if (touched) return false
  const data = { regionCode, key, value, source, setByName: actor.name }
  const { count } = await tx.jurisdictionSetting.createMany({ data, skipDuplicates: true })
  if (count === 0) return false
  const after = { value: settingText(key, value), source }
  await audit(tx, actor, { action: 'setting.set', subject, regionCode, after })
  const { path } = await getRegion(actor, regionCode, tx)
  await moveFigures(tx, key, path)
  return true
}
