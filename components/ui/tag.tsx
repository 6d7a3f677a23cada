import type { ReactNode } from 'react'

const CLASS = { plain: 'tag', primary: 'tag tag-primary', warm: 'tag tag-warm' } as const

/** A short fact about a thing. For 达标/序时/滞后 use StatusTag: colour alone says nothing. */
export function Tag({ tone = 'plain', children }: { tone?: keyof typeof CLASS; children: ReactNode }) {
  return <span className={CLASS[tone]}>{children}</span>
}
