/** The fields of `after` that differ from `before`, from both sides: what an audit line of an edit should hold. */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const plain = (value: unknown) => JSON.stringify(value ?? null)
  const keys = Object.keys(after).filter((key) => !isSame(before[key], after[key], plain))
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(keys.map((key) => [key, from[key] ?? null]))
  return { before: pick(before), after: pick(after) }
}

// A numeric column comes back as a decimal ("1200") where the form sent "1200.00".
function isSame(left: unknown, right: unknown, plain: (value: unknown) => string): boolean {
  if (plain(left) === plain(right)) return true
  const numbers = [left, right].map((value) => (value === null || value === undefined ? null : String(value)))
  const isMoney = numbers.every((text) => text !== null && /^\d+(\.\d+)?$/.test(text))
  return isMoney && Number(numbers[0]) === Number(numbers[1])
}
