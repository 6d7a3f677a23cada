import { SubmitButton } from '@/components/forms/submit-button'
import { Notice } from '@/components/ui/notice'
import type { Reason } from '@/lib/filing-reviews/schema'

type Props = {
  findings: readonly string[]
  typed: readonly Reason[]
  found: readonly (Reason & { rule: string })[]
}

/** The notice as it will be read by everybody, carried unseen until it is sent or changed. */
export function NoncompliancePreview({ findings, typed, found }: Props) {
  const reasons = [
    ...found.filter(({ rule }) => findings.includes(rule)),
    ...typed.filter(({ text }) => text !== ''),
  ]
  return (
    <>
      <Notice tone="warning" title={`请核对：${reasons.length} 条不符合标准的理由`} live>
        <p>发出后通知举办者，并向社会公开，任何人都能看到；整改到位后由您确认，公示里会标明已整改。</p>
      </Notice>
      <ol className="list-decimal ps-6">
        {reasons.map(({ text, article }) => (
          <li key={`${text}${article}`}>
            {text}
            <p className="text-muted">{article}</p>
          </li>
        ))}
      </ol>
      {findings.map((rule) => (
        <input key={rule} type="hidden" name="finding" value={rule} />
      ))}
      {typed.flatMap(({ text, article }, index) =>
        text === ''
          ? []
          : [
              <input key={`text.${text}${article}`} type="hidden" name={`text.${index}`} value={text} />,
              <input
                key={`article.${text}${article}`}
                type="hidden"
                name={`article.${index}`}
                value={article}
              />,
            ],
      )}
      <p className="flex flex-wrap gap-3">
        <SubmitButton name="step" value="send" variant="danger">
          确认发出并公开
        </SubmitButton>
        <SubmitButton name="step" value="edit" variant="secondary">
          返回修改
        </SubmitButton>
      </p>
    </>
  )
}
