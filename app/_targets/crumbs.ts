import { areaHref, type TargetsBase } from '@/components/targets/links'
import type { Crumb } from '@/components/ui/breadcrumbs'
import type { RegionDto } from '@/lib/regions/queries'
import { placeName } from '@/lib/scorecards/labels'
import type { Basis } from '@/prisma/generated/enums'

/** The way up from an area: every area above it, itself last, and a page below it if there is one. */
export function areaCrumbs(
  ancestors: readonly RegionDto[],
  base: TargetsBase,
  basis: Basis,
  below?: string,
): Crumb[] {
  const areas = ancestors.map((area, index) =>
    index === ancestors.length - 1 && below === undefined
      ? { label: placeName(area) }
      : { label: placeName(area), href: areaHref(base, area.code, basis) },
  )
  return [{ label: '目标进展', href: base }, ...areas, ...(below === undefined ? [] : [{ label: below }])]
}
