import 'server-only'

/**
 * Lets at most `most` of these run at once in this process; the others wait in order without holding a database
 * connection. For commands that lock the same rows one after another: fifty of them at once would otherwise take every
 * connection of the pool just to stand in line.
 */
export function inTurn(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (run) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await run()
    } finally {
      // The turn passes on; it is given back only when nobody waits.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
