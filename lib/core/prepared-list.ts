import 'server-only'
import { todayInShanghai } from './clock'
import { type PreparedJson, prepareJson } from './endpoint'
import { memo } from './memo'

/**
 * Remembers an answer already written as JSON, with its ETag, per query until a record changes, and for one day:
 * what is in force changes at midnight without a write. What `load` throws is not remembered.
 */
export function preparedList<Q extends object>(
  load: (query: Q) => Promise<unknown>,
): (query: Q) => Promise<PreparedJson> {
  const remembered = memo(async (key: string) =>
    prepareJson(await load((JSON.parse(key) as { query: Q }).query)),
  )
  return (query) => remembered(JSON.stringify({ day: todayInShanghai(), query }))
}
