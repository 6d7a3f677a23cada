/** Text columns under a seal, each with its table's primary key `id`. A test compares the list with the database. */
export const SEALED_COLUMNS = [
  { table: 'staff_people', column: 'identity_sealed' },
  { table: 'staff_bans', column: 'identity_sealed' },
  { table: 'children', column: 'identity_sealed' },
  { table: 'accounts', column: 'totp_sealed' },
  { table: 'webhooks', column: 'secret_sealed' },
  { table: 'training_sessions', column: 'code_sealed' },
] as const

/**
 * JSON columns that may hold `{sealed: …}` anywhere. Submissions are evidence and never rewritten: what they hold stays
 * under the key of its day, which therefore stays too.
 */
export const SEALED_JSON_COLUMNS = [{ table: 'filing_cases', column: 'data' }] as const

/** Byte columns that hold a sealed text where the condition is true. */
export const SEALED_BYTE_COLUMNS = [
  { table: 'import_runs', column: 'content', where: "kind = 'staff'" },
] as const

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The same value with every `sealed` text put through `renew`. */
export async function renewSeals(value: Json, renew: (sealed: string) => Promise<string>): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => renewSeals(one, renew)))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(async ([key, one]): Promise<[string, Json]> => {
    const isSeal = key === 'sealed' && typeof one === 'string'
    return [key, isSeal ? await renew(one) : await renewSeals(one, renew)]
  })
  return Object.fromEntries(await Promise.all(entries))
}
