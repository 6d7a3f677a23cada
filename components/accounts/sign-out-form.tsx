'use client'
import { useActionState } from 'react'
import { signOutAction } from '@/lib/accounts/actions'
import { idle } from '@/lib/core/action-state'

/** A form, not a link: a page that prefetches links must not sign anybody out. */
export function SignOutForm() {
  const [, act] = useActionState(signOutAction, idle)
  return (
    <form action={act}>
      <button type="submit">退出登录</button>
    </form>
  )
}
