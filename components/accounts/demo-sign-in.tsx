'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Button } from '@/components/ui/button'
import { idle } from '@/lib/core/action-state'
import { signInAction } from '@/lib/sign-ins/actions'

export type DemoChoice = { username: string; name: string; role: string; area: string }

type Props = { accounts: DemoChoice[]; password: string; next: string | null }

/** The demo world's published accounts, each signed in with one tap through the same action as the form. */
export function DemoSignIn({ accounts, password, next }: Props) {
  const [state, act] = useActionState(signInAction, idle)
  return (
    <>
      <ErrorSummary state={state} idPrefix="demo-" />
      <ul className="mt-4 flex flex-col gap-3">
        {accounts.map((account) => (
          <li key={account.username}>
            <form action={act} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <input type="hidden" name="username" value={account.username} />
              <input type="hidden" name="password" value={password} />
              {next && <input type="hidden" name="next" value={next} />}
              <Button type="submit" variant="secondary">
                <span className="sr-only">用演示账号登录：</span>
                {account.username}
              </Button>
              <span>
                {account.name}
                <span className="text-muted">
                  （{account.role}，{account.area}）
                </span>
              </span>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
