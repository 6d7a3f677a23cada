'use client'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { WARNING_SECONDS } from '@/lib/core/sign-in-limits'
import type { SecondsLeft } from '@/lib/sessions/rules'

const ADDRESS = '/account/sessions/alive'

/** Null when the session has ended; undefined when the portal was not reached. */
async function ask(method: 'GET' | 'POST'): Promise<SecondsLeft | null | undefined> {
  const response = await fetch(ADDRESS, { method, cache: 'no-store' }).catch(() => undefined)
  if (response?.status === 401) return null
  return response?.ok ? ((await response.json()) as SecondsLeft) : undefined
}

type Phase = 'waiting' | 'warning' | 'dismissed' | 'over' | 'closed'

/**
 * Two minutes before an unused session ends, asks whether to go on; another window may have kept it alive, so the portal
 * is asked first. Without JavaScript the page stays as it is.
 */
export function IdleWarning({ left: first }: { left: SecondsLeft }) {
  const [left, setLeft] = useState(first)
  const [phase, setPhase] = useState<Phase>('waiting')
  const dialog = useRef<HTMLDialogElement>(null)
  const isShown = phase === 'warning' || phase === 'over'

  useEffect(() => {
    if (phase === 'over' || phase === 'closed') return
    const wait = phase === 'waiting' ? Math.max(0, left.seconds - WARNING_SECONDS) : left.seconds
    const timer = setTimeout(
      async () => {
        const answer = await ask('GET')
        if (answer === null) return setPhase('over')
        // Not reached: look again in half a minute.
        setLeft(answer ?? { ...left, seconds: wait === left.seconds ? 30 : WARNING_SECONDS + 30 })
        if (answer && answer.seconds > WARNING_SECONDS) setPhase('waiting')
        else if (answer) setPhase((before) => (before === 'waiting' ? 'warning' : before))
      },
      wait * 1_000 + 500,
    )
    return () => clearTimeout(timer)
  }, [left, phase])

  useEffect(() => {
    if (isShown && !dialog.current?.open) dialog.current?.showModal()
    if (!isShown) dialog.current?.close()
  }, [isShown])

  async function goOn() {
    const answer = await ask('POST')
    if (answer === undefined) return
    if (answer === null) return setPhase('over')
    setLeft(answer)
    setPhase('waiting')
  }

  // Closed without an answer: it comes back only when the session has ended.
  const dismiss = () =>
    setPhase((before) => (before === 'over' ? 'closed' : before === 'warning' ? 'dismissed' : before))
  const isOver = phase === 'over'

  return (
    <dialog ref={dialog} className="dialog-popup" aria-labelledby="idle-title" onClose={dismiss}>
      <h2 id="idle-title">{isOver ? '登录已结束' : '还要继续吗'}</h2>
      <p className="mt-2" aria-live="polite">
        {isOver
          ? '这一页填写的内容还在。请在新窗口登录，再回到这一页提交。'
          : left.canContinue
            ? '您有一段时间没有操作，2 分钟内就要自动退出。'
            : '这次登录已到最长时间，2 分钟内就要结束。请先提交正在填写的内容，再重新登录。'}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        {isOver && (
          <a className={buttonClass('primary')} href="/sign-in" target="_blank" rel="noopener">
            打开登录页（新窗口）
          </a>
        )}
        {left.canContinue && !isOver ? (
          <button type="button" className={buttonClass('primary')} onClick={goOn}>
            继续使用
          </button>
        ) : (
          <button type="button" className={buttonClass('secondary')} onClick={dismiss}>
            知道了
          </button>
        )}
      </div>
    </dialog>
  )
}
