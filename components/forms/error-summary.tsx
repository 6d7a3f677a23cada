'use client'
import { useEffect, useId, useRef } from 'react'
import type { ActionState } from '@/lib/core/action-state'
import { ERROR_TEXT } from '@/lib/core/errors'
import { fieldId } from './field'

type Props = { state: ActionState; idPrefix?: string }

/** On top of every form: what is wrong, each line a link to its field. Takes the focus when the answer arrives. */
export function ErrorSummary({ state, idPrefix }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (state.status === 'error') box.current?.focus()
  }, [state])

  if (state.status !== 'error') return null
  const { '': whole = [], ...fields } = state.fields
  const lines = Object.entries(fields).flatMap(([name, messages]) => {
    const message = messages[0]
    return message ? [{ name, message }] : []
  })
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId}>{lines.length > 0 ? `有 ${lines.length} 处需要改正` : '没有办成'}</h2>
      {lines.length === 0 && whole.length === 0 && <p>{ERROR_TEXT[state.code]}</p>}
      {whole.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {state.code === 'unauthenticated' && (
        <p>
          <a href="/sign-in" target="_blank" rel="noopener">
            打开登录页（新窗口）
          </a>
        </p>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name, idPrefix)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {state.code === 'unexpected' && state.requestId && <p className="text-muted">编号 {state.requestId}</p>}
    </div>
  )
}
