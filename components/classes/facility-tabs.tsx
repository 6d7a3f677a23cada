import { TabLinks } from '@/components/ui/tab-links'
import type { ClassFacility } from '@/lib/classes/queries'

type Props = { facilities: readonly ClassFacility[]; current: string; path: string }

/** Which of the body's facilities the page is about; nothing to choose with one. */
export function FacilityTabs({ facilities, current, path }: Props) {
  if (facilities.length < 2) return null
  return (
    <TabLinks
      label="选择机构"
      items={facilities.map(({ id, name }) => ({
        href: `${path}?facility=${id}`,
        label: name,
        current: id === current,
      }))}
    />
  )
}
