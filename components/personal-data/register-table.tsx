import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { RegisterEntry } from '@/lib/personal-data/register'

export function RegisterTable({ entries }: { entries: readonly RegisterEntry[] }) {
  return (
    <DataTable
      caption="个人信息清单"
      note="系统里每一项个人信息：为什么收集、依据什么、谁能看到、保存多久"
      rows={entries}
      rowKey={(entry) => `${entry.about} ${entry.what}`}
      empty={<p>清单是空的。</p>}
      columns={[
        {
          key: 'what',
          head: '信息',
          cell: (entry) => (
            <>
              {entry.about}：{entry.what} {entry.isSensitive && <Tag tone="warm">敏感</Tag>}
            </>
          ),
        },
        { key: 'purpose', head: '用途', cell: (entry) => entry.purpose },
        { key: 'basis', head: '依据', cell: (entry) => entry.basis },
        { key: 'seenBy', head: '谁能看到', cell: (entry) => entry.seenBy },
        { key: 'masking', head: '怎样隐去', cell: (entry) => entry.masking },
        { key: 'retention', head: '保存多久', cell: (entry) => entry.retention },
      ]}
    />
  )
}
