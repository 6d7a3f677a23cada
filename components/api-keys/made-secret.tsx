import { Notice } from '@/components/ui/notice'

/** What is shown once and never again: to copy by hand or keyboard, with or without JavaScript. */
export function MadeSecret({ title, secret, note }: { title: string; secret: string; note: string }) {
  return (
    <Notice tone="success" title={title} live>
      <p>
        <code className="break-all select-all">{secret}</code>
      </p>
      <p>{note}</p>
    </Notice>
  )
}
