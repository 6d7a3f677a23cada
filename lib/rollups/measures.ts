/** Names of the sums kept per region; columns of `rollups`, `rollup_snapshots` and the *_measures views. */
export const MEASURES = {
  facility: [
    'facilities',
    'facilities_places_unknown',
    'places',
    'inclusive_places',
    'facilities_inclusive_unknown',
    'inclusive_facilities',
    'enrolled',
    'facilities_enrolled_unknown',
    'use_enrolled',
    'use_places',
    'facilities_use_unknown',
    'filable_facilities',
    'filed_facilities',
    'facilities_filing_unknown',
    'baobaowu_facilities',
    'baobaowu_places',
    'baobaowu_places_unknown',
    'employer_facilities',
    'public_comprehensive',
    'facilities_ownership_unknown',
    'nurseries',
    'care_sites',
    'doctor_sites',
    'demo_facilities',
    'quality_facilities',
  ],
  kindergarten: [
    'kindergartens',
    'kindergartens_with_care',
    'new_kindergartens',
    'new_kindergartens_with_care',
    'kindergartens_built',
  ],
  site: [
    'service_sites',
    'guidance_centres',
    'guidance_stations',
    'demo_guidance_centres',
    'demo_guidance_stations',
    'quality_sites',
    'communities_covered',
    'stations_coverage_unknown',
    'nursing_required',
    'nursing_built',
  ],
  staff: [
    'staff_sites',
    'sites_without_staff',
    'staff_in_post',
    'staff_certified',
    'staff_not_caring',
    'skill_hours',
    'staff_without_skill_hours',
    'ethics_hours',
    'staff_without_ethics_hours',
    'heads_in_post',
    'sites_without_head',
    'head_hours',
    'heads_without_hours',
    'carers_in_post',
    'sites_without_carer',
    'carer_hours',
    'carers_without_hours',
  ],
  month: ['health_records', 'health_enrolled', 'facilities_health_unknown'],
  expert: ['experts', 'backbone_trainers', 'professionals'],
  course: ['subsidised_attendances'],
  township: [
    'townships',
    'streets',
    'townships_inclusive',
    'streets_inclusive',
    'townships_baobaowu',
    'counties',
    'counties_without_records',
  ],
} as const

export type RecordSource = keyof typeof MEASURES
/** Sources with a view of their own, `<source>_measures`: one row per record. */
export type ViewSource = Exclude<RecordSource, 'township'>
export type Measure = (typeof MEASURES)[RecordSource][number]
export type Measures = Readonly<Record<Measure, number>>

export const ALL_MEASURES: readonly Measure[] = Object.values(MEASURES).flat()

export const VIEW_SOURCES = (Object.keys(MEASURES) as RecordSource[]).filter(
  (source): source is ViewSource => source !== 'township',
)

const sourceByMeasure = new Map<string, RecordSource>(
  Object.entries(MEASURES).flatMap(([source, names]) =>
    names.map((name) => [name, source as RecordSource] as const),
  ),
)

/** The kind of record whose rows add up to this measure. */
export function sourceOf(measure: Measure): RecordSource {
  const source = sourceByMeasure.get(measure)
  if (!source) throw new Error(`no source for measure ${measure}`)
  return source
}
