import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import { failureInWords } from '@/lib/deliveries/labels'
import { formatDateTime } from '@/lib/format/date'
import { EXCHANGE_STATE_LABELS, exchangeFieldLabel } from '@/lib/national-exchange/labels'
import type { ExchangeDto } from '@/lib/national-exchange/queries'

const TONE = { pending: 'plain', acknowledged: 'primary', differs: 'warm', failed: 'warm' } as const

/** How far a message has come, why it is not further, and what the other side has stored otherwise. */
export function ExchangeStatus({ message }: { message: ExchangeDto }) {
  if (message.isDemo) return <Tag>演示，不发送</Tag>
  return (
    <>
      <Tag tone={TONE[message.state]}>{EXCHANGE_STATE_LABELS[message.state]}</Tag>
      {note(message).map((line) => (
        <p key={line} className="min-w-[14rem]">
          {line}
        </p>
      ))}
      {message.differences.length > 0 && (
        <Disclosure summary={`${message.differences.length} 处不同`}>
          <ul>
            {message.differences.map(({ field, sent, received }) => (
              <li key={field}>
                {`${exchangeFieldLabel(field)}：我方 ${sent || '空'}，对方 ${received ?? '没有存'}`}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function note(message: ExchangeDto): string[] {
  const { errorCode, errorReason, nextTryAt, attempts } = message
  if (message.isBlocked) return ['等这家机构前一条有了结果再发']
  const lines: string[] = []
  if (errorCode) lines.push(failureInWords(errorCode))
  if (errorReason) lines.push(`对方说明：${errorReason}`)
  if (nextTryAt && attempts > 0) lines.push(`试过 ${attempts} 次，下次 ${formatDateTime(nextTryAt)}`)
  return lines
}
