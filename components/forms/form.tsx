import type { ReactNode } from 'react'

type Props = {
  action: ((form: FormData) => void) | string
  /** For plain posts to a route with files. */
  multipart?: boolean
  children: ReactNode
}

/**
 * One column, noValidate: the server's sentences are better than the browser's bubbles, and the same without JavaScript.
 * A string action is a plain POST to a route.
 */
export function Form({ action, multipart, children }: Props) {
  if (typeof action === 'string') {
    return (
      <form
        className="form"
        action={action}
        method="post"
        encType={multipart ? 'multipart/form-data' : undefined}
        noValidate
      >
        {children}
      </form>
    )
  }
  return (
    <form className="form" action={action} noValidate>
      {children}
    </form>
  )
}
