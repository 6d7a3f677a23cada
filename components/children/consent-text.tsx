import type { ConsentText as Text } from '@/lib/children/consent'

/** What the guardian agrees to, in full: consent to something folded away is none. */
export function ConsentText({ text }: { text: Text }) {
  return (
    <section className="notice" aria-labelledby="consent-text">
      <h2 id="consent-text" className="notice-title">
        {text.title}
      </h2>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-2">
          {paragraph}
        </p>
      ))}
      <p className="mt-2 text-muted">说明的版本：{text.version}</p>
    </section>
  )
}
