import { DataTable } from '@/components/ui/data-table'
import { formatDay } from '@/lib/format/date'
import { POST_LABELS } from '@/lib/staff/labels'
import type { PersonPost } from '@/lib/staff-registers/queries'

const Day = ({ children }: { children: string }) => <span className="whitespace-nowrap">{children}</span>

/** Where somebody works and worked, the running posts first. */
export function PostList({ posts }: { posts: readonly PersonPost[] }) {
  return (
    <DataTable
      caption="任职记录"
      rows={posts}
      rowKey={(post) => post.id}
      empty={<p>还没有任职记录。</p>}
      columns={[
        { key: 'kind', head: '岗位', cell: (post) => POST_LABELS[post.kind] },
        {
          key: 'facility',
          head: '机构',
          cell: (post) => <p className="min-w-[9rem]">{post.facility?.name ?? '不固定在一家'}</p>,
        },
        {
          key: 'operator',
          head: '单位',
          cell: (post) => <p className="min-w-[9rem]">{post.operatorName}</p>,
        },
        {
          key: 'share',
          head: '工时',
          cell: ({ sharePercent }) =>
            sharePercent === null ? '兼职，比例没有登记' : sharePercent === 100 ? '全职' : `${sharePercent}%`,
        },
        { key: 'from', head: '到岗', cell: (post) => <Day>{formatDay(post.startedOn)}</Day> },
        {
          key: 'to',
          head: '离岗',
          cell: (post) => <Day>{post.endedOn ? formatDay(post.endedOn) : '在岗'}</Day>,
        },
      ]}
    />
  )
}
