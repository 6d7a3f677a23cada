import type { ReactNode } from 'react'

const CLASS = {
  info: 'notice',
  success: 'notice notice-success',
  warning: 'notice notice-warning',
  error: 'notice notice-error',
} as const

type Props = {
  tone?: keyof typeof CLASS
  title?: string
  /** Set when it appears as the answer to something just done: it is then read aloud. */
  live?: boolean
  children?: ReactNode
}

/** What happened, what was kept, what to do. */
export function Notice({ tone = 'info', title, live, children }: Props) {
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div className={CLASS[tone]} role={role}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
