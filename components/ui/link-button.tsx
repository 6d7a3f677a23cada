import type { ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from './button'

type Props = { href: string; variant?: ButtonVariant; download?: boolean; children: ReactNode }

/** A link that looks like a button: it goes somewhere (or fetches a file), it changes nothing. */
export function LinkButton({ href, variant = 'secondary', download, children }: Props) {
  return (
    <a href={href} className={buttonClass(variant)} download={download || undefined}>
      {children}
    </a>
  )
}
