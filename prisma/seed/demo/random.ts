// The demo world must be the same on every machine, so chance comes from here and never from Math.random.

export type Random = {
  /** In [0, 1). */
  next: () => number
  /** A whole number in [from, to]. */
  int: (from: number, to: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  shuffle: <T>(items: readonly T[]) => T[]
  /** Around `mean` with about this deviation, from three throws. */
  around: (mean: number, deviation: number) => number
  /** An id shaped like the database's own (UUIDv7), always of the same instant. */
  id: () => string
}

const seedOf = (name: string) => {
  let hash = 2_166_136_261
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

/** One stream of chance per name (mulberry32): more throws in one part of the world do not shift the others. */
export function randomStream(name: string): Random {
  let state = seedOf(name)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('')
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[int(0, items.length - 1)] as T,
    shuffle: (items) => {
      const out = [...items]
      for (let at = out.length - 1; at > 0; at -= 1) {
        const other = int(0, at)
        const kept = out[at] as (typeof out)[number]
        out[at] = out[other] as (typeof out)[number]
        out[other] = kept
      }
      return out
    },
    around: (mean, deviation) => mean + (next() + next() + next() - 1.5) * 2 * deviation,
    id: () => `019a0000-0000-7${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(12)}`,
  }
}

/** Whole parts of a whole total in the proportion of the weights, adding up to it exactly (largest remainders). */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum <= 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0) + 1
    })
  return parts
}
