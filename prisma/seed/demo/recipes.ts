import type { FacilityKind } from '@/prisma/generated/enums'
import type { Position } from './geography'

type Town = {
  /** Share of the county's people. */
  weight: number
  centre: Position
  /** 宝宝屋 places per child aged 1–3. */
  baobaowuRatio: number
}

/** What one area of the demo world comes to: chosen so that its plan's targets stand met, behind and unknown. */
export type Recipe = {
  code: string
  boundaries: string
  facilities: number
  /** Known places of all operating facilities together. */
  places: number
  /** Of the places. */
  inclusiveShare: number
  useRate: number
  /** Relative frequency of the kinds; 托班 follow from the kindergartens, 宝宝屋 from the towns. */
  mix: Partial<Record<FacilityKind, number>>
  /** 1: facilities follow the people; less: small counties have more than their share. */
  evenness: number
  /** Counties where nothing is registered. */
  emptyCounties: number
  /** Counties with facilities but no public comprehensive one. */
  withoutPublic: number
  /** Counties without an employer's facility; null: left to chance. */
  withoutEmployer: number | null
  /** Streets that have no inclusive facility, of all streets; null: left to chance. */
  streetsWithoutInclusive: number | null
  filedShare: number
  kindergartens: number
  kindergartensWithCare: number
  childrenUnder3: number
  communitiesPerTown: number
  sites: {
    centresPerCounty: number
    extraCentres: number
    stations: number
    rooms: number
    nursing: number
    nursingBuilt: number
    demoCentres: number
    demoStations: number
  }
  qualityFacilities: number
  demoFacilities: number
  /** 一点一医: facilities without a doctor's contract. */
  withoutDoctor: number
  /** Counties that get no record at all: their register is real. */
  untouched: readonly string[]
  towns?: Readonly<Record<string, Town>>
}

const town = (weight: number, lng: number, lat: number, baobaowuRatio: number): Town => ({
  weight,
  centre: { lng, lat },
  baobaowuRatio,
})

const FENGXIAN: Recipe = {
  code: '310120',
  boundaries: '310000',
  facilities: 114,
  places: 5_286,
  inclusiveShare: 0.82,
  useRate: 0.71,
  mix: { care_institution: 20, comprehensive: 3, employer: 5, home: 6 },
  evenness: 1,
  emptyCounties: 0,
  withoutPublic: 0,
  withoutEmployer: 0,
  streetsWithoutInclusive: null,
  filedShare: 0.88,
  kindergartens: 70,
  kindergartensWithCare: 58,
  childrenUnder3: 17_460,
  communitiesPerTown: 22,
  sites: {
    centresPerCounty: 1,
    extraCentres: 0,
    stations: 13,
    rooms: 24,
    nursing: 60,
    nursingBuilt: 51,
    demoCentres: 1,
    demoStations: 4,
  },
  qualityFacilities: 8,
  demoFacilities: 5,
  withoutDoctor: 3,
  untouched: [],
  towns: {
    '310120001': town(0.095, 121.439, 30.987, 0.16),
    '310120002': town(0.105, 121.477, 30.942, 0.212),
    '310120003': town(0.1, 121.505, 30.926, 0.208),
    '310120004': town(0.05, 121.602, 30.965, 0.171),
    '310120101': town(0.215, 121.456, 30.912, 0.209),
    '310120102': town(0.09, 121.642, 30.918, 0.158),
    '310120104': town(0.06, 121.388, 30.896, 0.155),
    '310120106': town(0.11, 121.503, 30.984, 0.163),
    '310120109': town(0.06, 121.728, 30.91, 0.152),
    '310120111': town(0.07, 121.571, 30.926, 0.166),
    '310120118': town(0.06, 121.488, 30.856, 0.112),
    '310120123': town(0.03, 121.58, 30.862, 0.17),
    '310120503': town(0.015, 121.512, 30.84, 0),
  },
}

const YUNNAN: Recipe = {
  code: '530000',
  boundaries: '530000',
  facilities: 1_500,
  places: 146_420,
  inclusiveShare: 0.552,
  useRate: 0.64,
  mix: { care_institution: 74, comprehensive: 12, employer: 8, home: 6 },
  evenness: 0.6,
  emptyCounties: 9,
  withoutPublic: 31,
  withoutEmployer: null,
  streetsWithoutInclusive: null,
  filedShare: 0.66,
  kindergartens: 620,
  kindergartensWithCare: 236,
  // Births of 2022, 2023 and 2024 in the reference data together.
  childrenUnder3: 1_167_504,
  communitiesPerTown: 10,
  sites: {
    centresPerCounty: 0.7,
    extraCentres: 3,
    stations: 48,
    rooms: 40,
    nursing: 60,
    nursingBuilt: 44,
    demoCentres: 6,
    demoStations: 8,
  },
  qualityFacilities: 40,
  demoFacilities: 22,
  withoutDoctor: 520,
  untouched: [],
}

const CHONGQING: Recipe = {
  code: '500000',
  boundaries: '500000',
  facilities: 1_200,
  places: 134_700,
  inclusiveShare: 0.623,
  useRate: 0.58,
  mix: { care_institution: 78, comprehensive: 8, employer: 8, home: 6 },
  evenness: 0.85,
  emptyCounties: 0,
  withoutPublic: 6,
  withoutEmployer: 4,
  streetsWithoutInclusive: 21,
  filedShare: 0.81,
  kindergartens: 560,
  kindergartensWithCare: 213,
  childrenUnder3: 592_000,
  communitiesPerTown: 11,
  sites: {
    centresPerCounty: 1,
    extraCentres: 1,
    stations: 60,
    rooms: 40,
    nursing: 110,
    nursingBuilt: 92,
    demoCentres: 8,
    demoStations: 10,
  },
  qualityFacilities: 60,
  demoFacilities: 30,
  withoutDoctor: 260,
  untouched: [],
}

const NANJING: Recipe = {
  code: '320100',
  boundaries: '320100',
  facilities: 350,
  places: 30_240,
  inclusiveShare: 0.64,
  useRate: 0.67,
  mix: { care_institution: 80, comprehensive: 6, employer: 8, home: 6 },
  evenness: 0.9,
  emptyCounties: 0,
  withoutPublic: 3,
  withoutEmployer: null,
  streetsWithoutInclusive: null,
  filedShare: 0.84,
  kindergartens: 210,
  kindergartensWithCare: 118,
  childrenUnder3: 168_900,
  communitiesPerTown: 12,
  sites: {
    centresPerCounty: 1,
    extraCentres: 2,
    stations: 62,
    rooms: 80,
    nursing: 150,
    nursingBuilt: 138,
    demoCentres: 12,
    demoStations: 37,
  },
  qualityFacilities: 83,
  demoFacilities: 20,
  withoutDoctor: 60,
  // 秦淮: the 67 institutions of the district's own notice are real.
  untouched: ['320104'],
}

const BAODI: Recipe = {
  code: '120115',
  boundaries: '120000',
  facilities: 25,
  places: 1_890,
  inclusiveShare: 0.58,
  useRate: 0.61,
  mix: { care_institution: 70, comprehensive: 12, employer: 8, home: 10 },
  evenness: 1,
  emptyCounties: 0,
  withoutPublic: 0,
  withoutEmployer: 0,
  streetsWithoutInclusive: null,
  filedShare: 0.8,
  kindergartens: 40,
  kindergartensWithCare: 8,
  childrenUnder3: 11_560,
  communitiesPerTown: 30,
  sites: {
    centresPerCounty: 1,
    extraCentres: 0,
    stations: 10,
    rooms: 6,
    nursing: 14,
    nursingBuilt: 10,
    demoCentres: 0,
    demoStations: 1,
  },
  qualityFacilities: 2,
  demoFacilities: 2,
  withoutDoctor: 5,
  untouched: [],
}

export const RECIPES: readonly Recipe[] = [FENGXIAN, YUNNAN, CHONGQING, NANJING, BAODI]
