'use client'
import { ErrorMessage } from '@/components/shell/error-message'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="shell-inner py-12" data-mood="public">
      <title>出了问题 · 善育</title>
      <ErrorMessage error={error} retry={retry} />
    </main>
  )
}
