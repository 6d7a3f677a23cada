'use client'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type Props = { error: unknown; retry: () => void }

/** What a person sees of a bug: that it is noted, what to do, and the number by which we find it in the log. */
export function ErrorMessage({ error, retry }: Props) {
  const requestId = useSyncExternalStore(noChange, readRequestId, () => undefined)
  const number = [requestId, digestOf(error)].filter(Boolean).join(' / ')
  return (
    <>
      <h1>这个页面出了问题</h1>
      <p className="mt-2">我们已经记录下来。已经保存的内容不受影响，还没有提交的内容可能需要重新填写。</p>
      <p className="mt-2">请先再试一次；仍然不行，请过几分钟再来，或把下面的编号告诉管理员。</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => retry()}>
          再试一次
        </Button>
        <LinkButton href="/">回到首页</LinkButton>
      </p>
      {number && <p className="mt-6 text-muted text-small">编号 {number}</p>}
    </>
  )
}

const noChange = () => () => undefined
const readRequestId = () => document.documentElement.dataset.request

function digestOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error ? String(error.digest) : undefined
}
