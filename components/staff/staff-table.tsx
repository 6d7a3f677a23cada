import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format/date'
import { POST_LABELS } from '@/lib/staff/labels'
import type { StaffDto } from '@/lib/staff/queries'
import { HealthTag } from './health-tag'

type Props = { caption: string; staff: readonly StaffDto[]; today: string; ended?: boolean }

const day = (date: string | null) => <span className="whitespace-nowrap">{formatDay(date)}</span>

export function StaffTable({ caption, staff, today, ended = false }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={staff}
      rowKey={(post) => post.postId}
      empty={<p>还没有登记工作人员。请点“添加工作人员”；办理备案时从这里选人，不用再填一遍。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: (post) => (
            <>
              <a href={`/operator/staff/${post.postId}`} className="whitespace-nowrap">
                {post.name}
              </a>
              {post.isDemo && <Tag tone="warm">演示</Tag>}
            </>
          ),
        },
        {
          key: 'identity',
          head: '身份证号',
          cell: (post) => <span className="whitespace-nowrap">{post.identityMasked}</span>,
        },
        {
          key: 'kind',
          head: '岗位',
          cell: (post) =>
            `${POST_LABELS[post.kind]}${post.isFullTime ? '' : `（兼职${post.sharePercent === null ? '' : ` ${post.sharePercent}%`}）`}`,
        },
        { key: 'facility', head: '所在机构', cell: (post) => post.facilityName ?? '不固定' },
        { key: 'qualification', head: '资格证书', cell: (post) => post.qualification || '没有登记' },
        {
          key: 'health',
          head: '健康合格证明',
          cell: (post) => <HealthTag until={post.healthCertificateUntil} today={today} />,
        },
        ended
          ? { key: 'ended', head: '离岗', cell: (post: StaffDto) => day(post.endedOn) }
          : { key: 'started', head: '到岗', cell: (post: StaffDto) => day(post.startedOn) },
      ]}
    />
  )
}
