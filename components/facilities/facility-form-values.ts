import type { FacilityDossier } from '@/lib/facility-dossiers/queries'

const text = (value: string | number | null): string => (value === null ? '' : String(value))

/** A stored facility as the form's text. The position is shown in WGS-84, as it is stored. */
export function facilityFormValues(facility: FacilityDossier): Record<string, string> {
  const { places, fees, filing, region, chain, kindergarten, inclusive } = facility
  return {
    name: facility.name,
    creditNumber: text(facility.creditCode),
    region: `${region.code} ${region.name}`,
    address: text(facility.address),
    kind: facility.kind,
    ownership: text(facility.ownership),
    inclusive: inclusive === null ? '' : inclusive ? '1' : '0',
    placesInfant: text(places.infant),
    placesToddler: text(places.toddler),
    placesOlder: text(places.older),
    placesMixed: text(places.mixed),
    enrolled: text(facility.enrolled),
    filingState: filing.state,
    filedOn: text(filing.filedOn),
    filingNumber: text(filing.number),
    feeFullDayYuan: text(fees.fullDayYuan),
    feeHalfDayYuan: text(fees.halfDayYuan),
    feeHourlyYuan: text(fees.hourlyYuan),
    feeMealsYuan: text(fees.mealsYuan),
    phone: text(facility.phone),
    openedOn: text(facility.openedOn),
    lng: text(facility.lng),
    lat: text(facility.lat),
    positionSystem: facility.lng === null ? '' : 'WGS84',
    positionPrecision: text(facility.positionPrecision),
    chainParent: chain.parent?.name ?? '',
    kindergarten: kindergarten?.name ?? '',
    source: facility.source,
  }
}
