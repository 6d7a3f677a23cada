'use client'
import { ErrorMessage } from '@/components/shell/error-message'
import './globals.css'

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>出了问题 · 善育</title>
        <main className="shell-inner py-12" data-mood="public">
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
