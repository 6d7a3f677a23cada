/**
 * SQL for a number in [0, 1) that depends on nothing but the row's number (or text) and the salt: the same world on
 * every machine and at every scale, in any order of insertion.
 */
export const dice = (number: string, salt: number): string =>
  `((hashint8extended(${number}, ${salt}) & 1048575)::float8 / 1048576)`

export const textDice = (text: string, salt: number): string =>
  `((hashtextextended(${text}, ${salt}) & 1048575)::float8 / 1048576)`

/** The first of the words whose share, added up, exceeds the dice; the shares should add up to 1. */
export const pick = (thrown: string, shares: readonly (readonly [word: string, share: number])[]): string => {
  let sum = 0
  const cases = shares.map(([word, share]) => {
    sum += share
    return `when ${thrown} < ${sum.toFixed(4)} then '${word}'`
  })
  return `case ${cases.join(' ')} else '${shares.at(-1)?.[0]}' end`
}
