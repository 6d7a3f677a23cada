import { type SiteFacts, siteFactsOf } from '@/lib/prechecks/facts'
import { type Finding, runPrecheck } from '@/lib/prechecks/rules'
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings/rules'

export const NOTHING: SiteFacts = siteFactsOf(null)
export const NOTHING_HOME: SiteFacts = siteFactsOf({ facility_kind: 'home' })

/** What one rule says of a site of which only these facts are known. */
export function findingOf(
  rule: string,
  facts: Partial<SiteFacts>,
  settings: Settings = DEFAULT_SETTINGS,
): Finding {
  const found = runPrecheck({ ...NOTHING, ...facts }, settings).find((finding) => finding.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found
}

/** An area that sets one key. */
export const withSetting = <K extends keyof Settings>(key: K, value: Settings[K]['value']): Settings => ({
  ...DEFAULT_SETTINGS,
  [key]: { value, regionCode: '310000', regionName: '上海市', source: '沪规〔2024〕4号' },
})
