import { TabLinks } from '@/components/ui/tab-links'

/** The two views of training in the office. */
export function TrainingTabs({ current }: { current: 'courses' | 'behind' }) {
  return (
    <TabLinks
      label="培训学时"
      items={[
        { href: '/office/training', label: '课程和场次', current: current === 'courses' },
        { href: '/office/training/behind', label: '完成情况', current: current === 'behind' },
      ]}
    />
  )
}
