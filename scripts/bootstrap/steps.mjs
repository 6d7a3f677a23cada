/** @param {number} startedAt milliseconds of Date.now() */
export function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} 秒`
}

/**
 * Prints a numbered step before and after it runs. `run` gets a function for lines in between.
 * @template T
 * @param {string} number such as 1/7
 * @param {string} title
 * @param {(say: (line: string) => void) => Promise<T> | T} run may return a string: what was done
 */
export async function step(number, title, run) {
  const startedAt = Date.now()
  console.log(`[${number}] ${title}`)
  const result = await run((line) => console.log(`      ${line}`))
  console.log(`      ${typeof result === 'string' ? result : '完成'}（${seconds(startedAt)}）`)
  return result
}

/**
 * Says every five seconds that a long command still runs.
 * @param {(line: string) => void} say @param {string} title
 */
export function heartbeat(say, title) {
  const startedAt = Date.now()
  const timer = setInterval(() => say(`${title}……已用 ${seconds(startedAt)}`), 5000)
  return () => clearInterval(timer)
}
