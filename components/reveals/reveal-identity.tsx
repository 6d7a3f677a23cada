'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { revealIdentityAction } from '@/lib/reveals/actions'
import { REVEAL_REASONS, type RevealSubject } from '@/lib/reveals/rules'

type Props = {
  subjectType: RevealSubject
  subjectId: string
  /** What is shown without a reason; null when no number is registered. */
  masked: string | null
}

const REASONS = Object.entries(REVEAL_REASONS).map(([value, label]) => ({ value, label }))
const PREFIX = 'reveal-'

/**
 * The way to a full number: a reason first, the number once. After the answer there is no form: React would carry the
 * answer in the form's hidden state and send it again.
 */
export function RevealIdentity({ subjectType, subjectId, masked }: Props) {
  const [state, act] = useActionState(revealIdentityAction, idle)
  if (state.status === 'ok') {
    const { name, identityNumber } = state.data
    return (
      <Notice tone="warning" title="只显示这一次，用完请离开本页" live>
        <p>姓名：{name}</p>
        <p>
          证件号：<strong className="tabular-nums">{identityNumber ?? '没有登记'}</strong>
        </p>
        <p>这次查看已记入审计日志，{subjectType === 'child' ? '监护人' : '本人'}会收到通知。</p>
      </Notice>
    )
  }
  return (
    <Disclosure
      summary={subjectType === 'child' ? '查看完整的姓名和证件号' : '查看完整的证件号'}
      open={state.status === 'error'}
    >
      <Form action={act}>
        <ErrorSummary state={state} idPrefix={PREFIX} />
        <input type="hidden" name="subjectType" value={subjectType} />
        <input type="hidden" name="subjectId" value={subjectId} />
        <p>
          现在显示的是{masked ?? '“没有登记证件号”'}。看完整号码要写明原因；谁、何时、为什么看，
          {subjectType === 'child' ? '监护人' : '本人'}和审计员都能看到。
        </p>
        <SelectField
          state={state}
          idPrefix={PREFIX}
          name="reasonKind"
          label="用途"
          placeholder="请选择"
          options={REASONS}
        />
        <TextField
          state={state}
          idPrefix={PREFIX}
          name="reason"
          label="为什么要看"
          hint="写明事项，例如“补助申请 2026-031 核对户口簿”。不要写证件号。"
          maxLength={200}
          autoComplete="off"
        />
        <p>
          <SubmitButton variant="secondary">查看并记录</SubmitButton>
        </p>
      </Form>
    </Disclosure>
  )
}
