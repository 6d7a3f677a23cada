import 'server-only'
import { forgetAll, generation } from './changes'

export { forgetAll }

type Entry<T> = { generation: number; value: Promise<T> }

/**
 * Remembers what `load` returned per key until any record changes. A load that began before a change is not kept
 * after it: the generation is taken first and compared when asked again.
 */
export function memo<K extends string, T>(
  load: (key: K) => Promise<T>,
  mostEntries = 500,
): (key: K) => Promise<T> {
  const entries = new Map<K, Entry<T>>()
  return (key) => {
    const now = generation()
    if (now === null) return load(key)
    const known = entries.get(key)
    if (known && known.generation === now) return known.value
    const value = load(key)
    if (entries.size >= mostEntries) entries.delete(entries.keys().next().value as K)
    entries.set(key, { generation: now, value })
    value.catch(() => entries.delete(key))
    return value
  }
}
