import { Tag } from '@/components/ui/tag'

export type Fact = {
  key: string
  title: string
  /** The one thing that decides, beside the title: 必交, 5 个工作日. */
  mark: string
  isMain: boolean
  text: string
  source: string
}

type Props = { id: string; title: string; note: string; facts: readonly Fact[]; empty: string }

/** Things one below the other, readable on a phone: name, mark, explanation, source. */
export function FactList({ id, title, note, facts, empty }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="mb-2 text-muted">{note}</p>
      {facts.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="rounded-md border border-line bg-paper">
          {facts.map((fact) => (
            <li key={fact.key} className="border-b border-line px-4 py-3 last:border-b-0">
              <p>
                <strong>{fact.title}</strong> <Tag tone={fact.isMain ? 'primary' : 'plain'}>{fact.mark}</Tag>
              </p>
              {fact.text && <p>{fact.text}</p>}
              <p className="text-small text-muted">{fact.source}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
