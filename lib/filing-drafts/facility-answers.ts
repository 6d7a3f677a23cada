import { CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import { CLASS_KINDS, type ClassKind } from '@/lib/facilities/rules'
import type { Answers, ClassAnswer } from '@/lib/filings/answers'
import type { FacilityKind, Ownership } from '@/prisma/generated/enums'

type Registered = {
  name: string
  creditCode: string | null
  ownership: Ownership | null
  kind: FacilityKind
  headName: string | null
  phone: string | null
  regionCode: string
  address: string | null
  lng: number | null
  lat: number | null
  serviceForms: string[]
  inclusive: boolean | null
  placesInfant: number | null
  placesToddler: number | null
  placesOlder: number | null
  placesMixed: number | null
  feeFullDayYuan: unknown
  feeHalfDayYuan: unknown
  feeHourlyYuan: unknown
  feeMealsYuan: unknown
}

const yuan = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** A record of the facility register as answers of the form. Coordinates are WGS-84. */
export function facilityAnswers(facility: Registered): Answers {
  const places: Record<ClassKind, number | null> = {
    infant: facility.placesInfant,
    toddler: facility.placesToddler,
    older: facility.placesOlder,
    mixed: facility.placesMixed,
  }
  const classes: ClassAnswer[] = CLASS_KINDS.filter((kind) => places[kind]).map((kind) => ({
    key: kind,
    name: CLASS_KIND_LABELS[kind],
    kind,
    places: places[kind],
    roomKey: '',
    carers: null,
  }))
  const { lng, lat } = facility
  return {
    name: facility.name,
    credit_code: facility.creditCode,
    ownership: facility.ownership,
    facility_kind: facility.kind,
    head_name: facility.headName,
    contact_phone: facility.phone,
    region: facility.regionCode,
    address: facility.address,
    position: lng === null || lat === null ? null : { lng, lat, system: 'WGS84' },
    service_forms: facility.serviceForms,
    inclusive: facility.inclusive,
    classes,
    fee_full_day: yuan(facility.feeFullDayYuan),
    fee_half_day: yuan(facility.feeHalfDayYuan),
    fee_hourly: yuan(facility.feeHourlyYuan),
    fee_meals: yuan(facility.feeMealsYuan),
  }
}
