import { Notice } from './notice'

/** After an action has led back to the record: says what was done, by the `done` word in the address. */
export function DoneNotice({ done, words }: { done: unknown; words: Readonly<Record<string, string>> }) {
  const title = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined
  return title ? <Notice tone="success" title={title} live /> : null
}
