import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'

type Props = {
  /** Address of the page itself; the filters become its query. */
  action: string
  label: string
  /** Clears everything; shown when something is set. */
  resetHref?: string
  submitLabel?: string
  children: ReactNode
}

/** Filters live in the address: a plain GET form that can be bookmarked, printed beside its table and sent to a colleague. */
export function FilterForm({ action, label, resetHref, submitLabel = '筛选', children }: Props) {
  return (
    <search>
      <form className="filters" action={action} method="get" aria-label={label}>
        {children}
        <button type="submit" className={buttonClass('secondary')}>
          {submitLabel}
        </button>
        {resetHref && (
          <a href={resetHref} className={buttonClass('quiet')}>
            清除条件
          </a>
        )}
      </form>
    </search>
  )
}
