'use client'
import { useActionState } from 'react'
import { idle } from '@/lib/core/action-state'
import { signOutAction } from '@/lib/sign-ins/actions'

/** A form, not a link: a page that prefetches links must not sign anybody out. */
export function SignOutForm() {
  const [, act] = useActionState(signOutAction, idle)
  return (
    <form action={act}>
      <button type="submit">退出登录</button>
    </form>
  )
}
