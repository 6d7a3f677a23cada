import type { RegionLevel } from '@/prisma/generated/enums'
import type { LeagueCode } from './rules'

/** Short heads for narrow columns; the full names stand in the catalogue. */
export const LEAGUE_LABELS = {
  places_total: '托位总数',
  places_per_1000: '每千人托位',
  inclusive_place_share: '普惠占比',
  enrolment_rate: '入托率',
  place_use_rate: '使用率',
  filing_rate: '备案率',
} as const satisfies Record<LeagueCode, string>

export const LEAGUE_UNITS = {
  places_total: '个',
  places_per_1000: '个/千人',
  inclusive_place_share: '%',
  enrolment_rate: '%',
  place_use_rate: '%',
  filing_rate: '%',
} as const satisfies Record<LeagueCode, string>

/** What the areas of a table are called, by their own level: 重庆 has counties right below, 云南 prefectures. */
export const AREA_LABELS = {
  country: '国家',
  province: '省（区、市）',
  prefecture: '州（市）',
  county: '县（市、区）',
  township: '街镇',
} as const satisfies Record<RegionLevel, string>

export const areaLabel = (areas: readonly { level: RegionLevel }[]): string =>
  areas[0] ? AREA_LABELS[areas[0].level] : '下级地区'
