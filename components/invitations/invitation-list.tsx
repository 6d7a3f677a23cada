import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import { INVITATION_STATE_LABELS } from '@/lib/invitations/labels'
import type { InvitationDto } from '@/lib/invitations/queries'
import { InvitationActions } from './invitation-actions'

/** Open ones with what their sender can do, below them how earlier ones ended. */
export function InvitationList({ invitations }: { invitations: readonly InvitationDto[] }) {
  const open = invitations.filter(({ events }) => events.length > 0)
  const rest = invitations.filter(({ events }) => events.length === 0)
  return (
    <section className="mt-8" aria-labelledby="invitations">
      <h2 id="invitations">邀请</h2>
      {open.length === 0 && <p className="mt-2">现在没有等本人开通的邀请。</p>}
      <ul>
        {open.map((invitation) => (
          <li key={invitation.id} className="border-b border-line py-4">
            <h3>
              {invitation.displayName} <Tag>{INVITATION_STATE_LABELS[invitation.shown]}</Tag>
            </h3>
            <p className="mt-1 mb-3 text-muted">
              {whatFor(invitation)}，{formatDateTime(invitation.expiresAt)} 前有效
            </p>
            <InvitationActions
              invitationId={invitation.id}
              name={invitation.displayName}
              events={invitation.events}
            />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <div className="mt-6">
          <DataTable
            caption="其他邀请"
            rows={rest}
            rowKey={(row) => row.id}
            empty={null}
            columns={[
              { key: 'name', head: '姓名', cell: (row) => row.displayName },
              { key: 'what', head: '角色和地区', cell: whatFor },
              { key: 'state', head: '状态', cell: (row) => <Tag>{INVITATION_STATE_LABELS[row.shown]}</Tag> },
              {
                key: 'by',
                head: '邀请',
                cell: (row) => `${row.invitedByName}，${formatDateTime(row.createdAt)}`,
              },
              { key: 'accepted', head: '开通', cell: (row) => formatDateTime(row.acceptedAt) },
            ]}
          />
        </div>
      )}
    </section>
  )
}

const whatFor = ({ roleName, regionName, organisation }: InvitationDto): string =>
  [roleName, regionName, organisation].filter(Boolean).join(' · ')
