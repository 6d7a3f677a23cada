import { TabLinks } from '@/components/ui/tab-links'

export function ProcedureTabs({ current }: { current: 'procedures' | 'fields' }) {
  return (
    <TabLinks
      label="办事事项"
      items={[
        { href: '/admin/procedures', label: '事项和版本', current: current === 'procedures' },
        { href: '/admin/procedures/fields', label: '字段登记', current: current === 'fields' },
      ]}
    />
  )
}
