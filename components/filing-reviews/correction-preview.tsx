import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import type { CorrectionTarget } from '@/lib/filing-corrections/rules'
import type { CorrectionAsked } from '@/lib/filing-corrections/schema'

type Props = {
  items: readonly CorrectionAsked[]
  message: string | null
  targets: readonly CorrectionTarget[]
  reasons: readonly { code: string; title: string }[]
}

/** The list as the operator will read it, carried unseen until it is sent or changed. */
export function CorrectionPreview({ items, message, targets, reasons }: Props) {
  return (
    <>
      <Notice tone="warning" title={`请核对：将一次性告知 ${items.length} 项补正内容`} live>
        <p>发出后不能再增加新的内容，只能对清单里没有补正的内容再次退回。</p>
      </Notice>
      <ol className="list-decimal ps-6">
        {items.map(({ target, reason, text }) => (
          <li key={target} className="mb-2">
            <strong>{targets.find((one) => one.target === target)?.title ?? '其他'}</strong>：
            {reasons.find(({ code }) => code === reason)?.title ?? ''}
            <p className="whitespace-pre-line">{text}</p>
            <input type="hidden" name="pick" value={target} />
            <input type="hidden" name={`reason.${target}`} value={reason} />
            <input type="hidden" name={`text.${target}`} value={text} />
          </li>
        ))}
      </ol>
      {message && <p>给举办者的话：{message}</p>}
      <input type="hidden" name="message" value={message ?? ''} />
      <p className="flex flex-wrap gap-3">
        <SubmitButton name="step" value="send">
          确认发出
        </SubmitButton>
        <SubmitButton name="step" value="edit" variant="secondary">
          返回修改
        </SubmitButton>
      </p>
    </>
  )
}
