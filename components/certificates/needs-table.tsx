import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { CERTIFICATE_LABELS, STANDING_LABELS } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'
import { type NeedStanding, needsOn } from '@/lib/certificates/rules'
import { POST_LABELS } from '@/lib/staff/labels'
import type { StaffDto } from '@/lib/staff/queries'

type Props = {
  posts: readonly StaffDto[]
  certificates: ReadonlyMap<string, readonly CertificateDto[]>
  today: string
}

const TONE = { good: 'primary', waiting: 'plain' } as const

const wordsOf = ({ anyOf }: NeedStanding): string =>
  anyOf.length > 2 ? '保育类证书或培训合格证' : anyOf.map((type) => CERTIFICATE_LABELS[type]).join('或')

/** What each post asks of the person in it, and how that stands; who lacks something comes first. */
export function NeedsTable({ posts, certificates, today }: Props) {
  const rows = posts
    .map((post) => ({ post, needs: needsOn(post.kind, certificates.get(post.personId) ?? [], today) }))
    .map((row) => ({ ...row, lacking: row.needs.filter(({ standing }) => standing !== 'good').length }))
    .sort((a, b) => b.lacking - a.lacking)
  return (
    <DataTable
      caption="在岗人员的证书"
      note="缺证书的排在前面；没有有效健康合格证和无犯罪记录查询结果的，不计入照护比例"
      rows={rows}
      rowKey={({ post }) => post.postId}
      empty={<p>还没有登记在岗人员。请先在“工作人员”里添加。</p>}
      columns={[
        {
          key: 'name',
          head: '姓名',
          cell: ({ post }) => (
            <a href={`/operator/certificates/${post.personId}`} className="whitespace-nowrap">
              {post.name}
            </a>
          ),
        },
        { key: 'kind', head: '岗位', cell: ({ post }) => POST_LABELS[post.kind] },
        {
          key: 'needs',
          head: '需要的证书',
          cell: ({ needs }) => (
            <ul>
              {needs.map((need) => (
                <li key={need.anyOf.join()}>
                  {wordsOf(need)}{' '}
                  <Tag tone={need.standing in TONE ? TONE[need.standing as keyof typeof TONE] : 'warm'}>
                    {STANDING_LABELS[need.standing]}
                  </Tag>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
