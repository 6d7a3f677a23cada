'use client'
import { useActionState } from 'react'
import { CheckboxesField } from '@/components/forms/checkboxes-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Notice } from '@/components/ui/notice'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { idle } from '@/lib/core/action-state'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { decideReviewsAction } from '@/lib/rights-reviews/actions'
import type { ReviewDto } from '@/lib/rights-reviews/queries'

/** Ticks several and decides them at once; nothing is ticked beforehand, so that nobody confirms unread. */
export function ReviewForm({ reviews }: { reviews: readonly ReviewDto[] }) {
  const [state, act] = useActionState(decideReviewsAction, idle)
  const done =
    state.status === 'ok' ? (
      <Notice tone="success" title={doneText(state.data)} live>
        {state.data.asked > 0 && (
          <p>
            <a href="/admin/changes">到双人复核查看</a>
          </p>
        )}
      </Notice>
    ) : null
  if (reviews.length === 0)
    return (
      <>
        {done}
        <p>现在没有要复核的账号。到期前 30 天会出现在这里。</p>
      </>
    )
  return (
    <Form action={act}>
      {done}
      <ErrorSummary state={state} />
      <CheckboxesField
        state={state}
        name="reviewIds"
        label={`要复核的账号（${reviews.length} 个）`}
        options={reviews.map((review) => ({
          value: review.id,
          label: nameOf(review),
          hint: factsOf(review),
        }))}
      />
      <RadioField
        state={state}
        name="decision"
        label="怎样处理勾选的账号"
        options={[
          { value: 'confirm', label: '保留权限', hint: '我已经逐个核对，还在岗、还需要' },
          { value: 'revoke', label: '收回权限', hint: '账号停用，马上不能再登录' },
        ]}
      />
      <TextField state={state} name="note" label="说明" hint="收回时必须写明原因" optional maxLength={200} />
      <p>
        <SubmitButton>提交复核</SubmitButton>
      </p>
    </Form>
  )
}

const nameOf = ({ account, isOverdue }: ReviewDto): string =>
  `${isOverdue ? '▲ 已超期 ' : ''}${account.displayName}（${account.username}）`

const factsOf = ({ account, dueOn }: ReviewDto): string =>
  [
    account.roleName || ROLE_LABELS[account.role],
    account.regionName ?? '不分地区',
    account.department,
    `${formatDate(dueOn)}到期`,
    account.lastSignInAt ? `最近登录 ${formatDateTime(account.lastSignInAt)}` : '没有登录过',
  ]
    .filter(Boolean)
    .join(' · ')

function doneText({
  confirmed,
  revoked,
  asked,
}: {
  confirmed: number
  revoked: number
  asked: number
}): string {
  const parts = [
    confirmed > 0 ? `已保留 ${confirmed} 个账号的权限` : '',
    revoked > 0 ? `已停用 ${revoked} 个账号` : '',
    asked > 0 ? `${asked} 个管理员账号等安全管理员同意后停用` : '',
  ]
  return parts.filter(Boolean).join('，')
}
