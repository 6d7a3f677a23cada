import { formatExact } from '@/lib/format/number'
import {
  type Citation,
  citationText,
  SETTINGS,
  type Setting,
  type SettingDefinition,
  type SettingKey,
  type Settings,
  settingText,
} from '@/lib/settings/rules'
import type { LivingRoom, SiteClass, SiteFacts, SiteKind } from './facts'

/** What a rule says of a site. Unknown is never fits. */
export type Outcome = 'fits' | 'falls_short' | 'unknown' | 'not_applicable'

export type Verdict = {
  outcome: Outcome
  required: string
  actual: string
  /** What to do; empty where it fits. */
  action: string
  note: string
}

/** A rule of a document, as data: what it is called, whom it binds, where it stands, and how a site is held to it. */
export type Rule = {
  code: string
  title: string
  kinds: readonly SiteKind[]
  sources: readonly Citation[]
  /** The setting that decides it, where areas may differ; its sources are added. */
  setting?: SettingKey
  check: (facts: SiteFacts, settings: Settings) => Verdict
}

export const NOT_SAID = '还没有填'

type Words = { required: string; note?: string }

export const fits = ({ required, note = '' }: Words, actual: string): Verdict => ({
  outcome: 'fits',
  required,
  actual,
  action: '',
  note,
})
export const fallsShort = ({ required, note = '' }: Words, actual: string, action: string): Verdict => ({
  outcome: 'falls_short',
  required,
  actual,
  action,
  note,
})
export const unknown = ({ required, note = '' }: Words, action: string, actual = NOT_SAID): Verdict => ({
  outcome: 'unknown',
  required,
  actual,
  action,
  note,
})
export const notApplicable = (required: string, note: string): Verdict => ({
  outcome: 'not_applicable',
  required,
  actual: '',
  action: '',
  note,
})

/** A number against its least value. */
export function atLeast(
  words: Words & { unit: string; ask: string; remedy: string },
  actual: number | null,
  least: number,
): Verdict {
  if (actual === null) return unknown(words, words.ask)
  const text = `${formatExact(actual)} ${words.unit}`
  // Areas are measured to the centimetre; 0.1 × 3 is not below 0.3.
  return actual + 1e-9 >= least ? fits(words, text) : fallsShort(words, text, words.remedy)
}

/** A yes-or-no question that must be answered yes. */
export function mustBe(
  words: Words & { yes: string; no: string; ask: string; remedy: string },
  actual: boolean | null,
): Verdict {
  if (actual === null) return unknown(words, words.ask)
  return actual ? fits(words, words.yes) : fallsShort(words, words.no, words.remedy)
}

export const places = (classes: readonly SiteClass[] | null): number | null => {
  if (!classes || classes.some((one) => one.places === null)) return null
  const total = classes.reduce((sum, one) => sum + (one.places ?? 0), 0)
  // Nobody to look after is a form not filled, and would meet every share per child.
  return total > 0 ? total : null
}

export const roomsOn = (rooms: readonly LivingRoom[] | null): number[] | null => {
  if (!rooms || rooms.length === 0) return null
  const floors = rooms.flatMap(({ floor }) => floor ?? [])
  return floors.length === rooms.length ? floors : null
}

/** Whose value this is and, where documents differ, what each says: the reader sees which one counts here. */
export function settingNote(key: SettingKey, settings: Settings): string {
  const definition: SettingDefinition = SETTINGS[key]
  const { regionCode, regionName, source } = settings[key]
  const value = settingText(key, settings[key].value)
  if (definition.views.length === 0) return regionCode === null ? '' : `${regionName}规定：${value}。`
  const views = definition.views.map((view) => `${shortName(view.source)}：${view.says}`).join('；')
  const here =
    regionCode === null
      ? `本地没有另行规定，按${shortName(definition.source)}核对：${value}。`
      : `${regionName}按“${value}”核对，依据${source}。`
  return `各份文件说法不同。${views}。${here}`
}

/** 《托育机构消防安全指南（试行）》 without number and article, which stand among the sources. */
const shortName = ({ document }: Citation): string =>
  /《[^》]+》(?:（\d{4}年版）)?/.exec(document)?.[0] ?? document

/** The rule's own sources, those of its setting, and the document an area set it by. */
export function sourcesOf(rule: Rule, settings: Settings): Citation[] {
  const key = rule.setting
  const views = key ? SETTINGS[key].views.map(({ source }) => source) : []
  const local = key && settings[key].regionCode !== null ? [localSource(settings[key])] : []
  const all = [...local, ...rule.sources, ...views].filter(({ document }) => document !== '本地规定')
  return all.filter((one, at) => all.findIndex((other) => citationText(other) === citationText(one)) === at)
}

const localSource = ({ regionName, source }: Setting<unknown>): Citation => ({
  document: `${regionName}：${source}`,
  article: '',
})
