import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { findRegionText, listAncestors } from '@/lib/regions/queries'
import { getSettings } from '@/lib/settings/queries'
import { factsOf } from './answered-facts'
import type { PrecheckAnswers } from './answers'
import { type Finding, runPrecheck } from './rules'

const COUNTRY = '100000'

/** fullName: 上海市奉贤区, or 全国通用规定 where no area was chosen. */
export type CheckArea = { code: string; fullName: string }

/** The area a visitor means; none typed means the country. `area` null: nothing or several fit the text. */
export async function findCheckArea(
  actor: Actor,
  text: string,
): Promise<{ area: CheckArea | null; candidates: { code: string; name: string }[] }> {
  if (text === '') return { area: { code: COUNTRY, fullName: '全国通用的规定' }, candidates: [] }
  const { region, candidates } = await findRegionText(actor, text)
  if (!region) return { area: null, candidates }
  const path = await listAncestors(actor, region.code)
  const names = path.filter(({ code }) => code !== COUNTRY).map(({ name }) => name)
  return { area: { code: region.code, fullName: names.join('') || region.name }, candidates: [] }
}

/** The answers held to what the area asks for. Throws not_found for an area the register does not have. */
export async function checkSite(
  actor: Actor,
  answers: PrecheckAnswers,
  regionCode: string,
): Promise<Finding[]> {
  return runPrecheck(factsOf(answers), await getSettings(actor, regionCode))
}
