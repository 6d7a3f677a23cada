import { TabLinks } from '@/components/ui/tab-links'

export function PlanTabs({ current }: { current: 'plans' | 'references' }) {
  return (
    <TabLinks
      label="规划与目标"
      items={[
        { href: '/admin/plans', label: '规划', current: current === 'plans' },
        { href: '/admin/plans/references', label: '参照值与片区', current: current === 'references' },
      ]}
    />
  )
}
