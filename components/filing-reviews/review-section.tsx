import type { ReactNode } from 'react'

type Props = { id: string; title: string; children: ReactNode }

/** A part of the review screen with its own address on the page. */
export function ReviewSection({ id, title, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0">
      <h2 id={`${id}-title`} className="mb-3">
        {title}
      </h2>
      {children}
    </section>
  )
}
