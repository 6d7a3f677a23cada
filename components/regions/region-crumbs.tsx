import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import type { RegionDto } from '@/lib/regions/queries'

type Props = { path: readonly Pick<RegionDto, 'code' | 'name'>[] }

/** The way down in the list of divisions; the last one is where we stand. */
export function RegionCrumbs({ path }: Props) {
  const last = path.at(-1)
  return (
    <Breadcrumbs
      items={[
        ...path
          .slice(0, -1)
          .map(({ code, name }) => ({ href: `/admin/regions?parent=${code}`, label: name })),
        { label: last?.name ?? '' },
      ]}
    />
  )
}
