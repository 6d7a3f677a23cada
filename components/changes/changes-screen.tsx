import { DataTable } from '@/components/ui/data-table'
import { DoneNotice } from '@/components/ui/done-notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { CHANGE_STATE_LABELS } from '@/lib/change-requests/labels'
import { allowedEvents } from '@/lib/change-requests/policy'
import type { ChangeDto } from '@/lib/change-requests/queries'
import type { Actor } from '@/lib/core/actor'
import { formatDateTime } from '@/lib/format/date'
import { OpenChange } from './open-change'

const DONE = {
  asked: '已提交，等第二个人同意后生效',
  confirmed: '已同意，改动已经生效',
  rejected: '已答复不同意，提出的人会收到通知',
  withdrawn: '已撤回',
}

type Props = { actor: Actor; changes: readonly ChangeDto[]; now: Date; done: unknown }

/** What waits for the actor, what he asked for himself, and how earlier ones ended. */
export function ChangesScreen({ actor, changes, now, done }: Props) {
  const open = changes.filter(({ shown }) => shown === 'pending')
  const forMe = open.filter((change) => allowedEvents(actor, change, now).includes('confirm'))
  const mine = open.filter((change) => change.requestedById === actor.accountId)
  return (
    <>
      <PageTitle
        title="双人复核"
        lead="权限、安全策略、管理员账号等改动，要第二个人同意才生效。自己提出的不能自己同意；7 天没有人处理就失效。"
      />
      <DoneNotice done={done} words={DONE} />
      <section className="mt-6" aria-labelledby="for-me">
        <h2 id="for-me">等您复核</h2>
        {forMe.length === 0 && <p className="mt-2">现在没有等您复核的改动。有人提交时，您会收到通知。</p>}
        <ul>
          {forMe.map((change) => (
            <OpenChange key={change.id} change={change} events={allowedEvents(actor, change, now)} />
          ))}
        </ul>
      </section>
      {mine.length > 0 && (
        <section className="mt-8" aria-labelledby="mine">
          <h2 id="mine">您提出的</h2>
          <ul>
            {mine.map((change) => (
              <OpenChange key={change.id} change={change} events={allowedEvents(actor, change, now)} />
            ))}
          </ul>
        </section>
      )}
      <div className="mt-8">
        <DataTable
          caption="已经有结果的"
          note="最近 100 项"
          rows={changes.filter(({ shown }) => shown !== 'pending')}
          rowKey={(change) => change.id}
          empty={<p>还没有。</p>}
          columns={[
            { key: 'summary', head: '改动', cell: (change) => change.summary },
            { key: 'state', head: '结果', cell: ({ shown }) => <Tag>{CHANGE_STATE_LABELS[shown]}</Tag> },
            {
              key: 'asked',
              head: '提出',
              cell: (change) => `${change.requestedByName}，${formatDateTime(change.requestedAt)}`,
            },
            {
              key: 'decided',
              head: '复核',
              cell: ({ decidedByName, decidedAt, decisionReason }) =>
                decidedByName
                  ? [`${decidedByName}，${formatDateTime(decidedAt)}`, decisionReason]
                      .filter(Boolean)
                      .join('：')
                  : '—',
            },
          ]}
        />
      </div>
    </>
  )
}
