import { areaHref, type TargetsBase } from '@/components/targets/links'
import type { Crumb } from '@/components/ui/breadcrumbs'
import type { RegionDto } from '@/lib/regions/queries'
import type { Basis } from '@/prisma/generated/enums'

const nameOf = (area: RegionDto) => (area.level === 'country' ? '全国' : area.name)

/** The way up from an area: every area above it, itself last, and a page below it if there is one. */
export function areaCrumbs(
  ancestors: readonly RegionDto[],
  base: TargetsBase,
  basis: Basis,
  below?: string,
): Crumb[] {
  const areas = ancestors.map((area, index) =>
    index === ancestors.length - 1 && below === undefined
      ? { label: nameOf(area) }
      : { label: nameOf(area), href: areaHref(base, area.code, basis) },
  )
  return [{ label: '目标进展', href: base }, ...areas, ...(below === undefined ? [] : [{ label: below }])]
}
