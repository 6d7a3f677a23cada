/** Whoever repeats four characters chose fewer than that many. */
const LEAST_DIFFERENT = 5
/** Below this a user name is too short to be looked for inside a password. */
const LEAST_NAME = 3
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const LONGEST_RUN = 6

export const TOO_SHORT = (least: number) => `密码至少 ${least} 个字，可以用几个不相关的词连起来`
export const TOO_SIMPLE = '密码里重复或顺着排的字太多，别人容易猜到，请换一个'
export const HOLDS_NAME = '密码里不能有账号名'
export const BREACHED = '这个密码（或加几个数字的它）在已经泄露的密码名单里，请换一个'
export const USED_BEFORE = '这个密码以前用过，请换一个没用过的'

/** Compared as typed on any keyboard: full-width letters are letters. */
export const normalPassword = (password: string): string => password.normalize('NFKC')

/**
 * What is wrong with a new password by itself, or null. Length is counted in characters. Source: GB/T 22239-2019
 * 8.1.4.1 a (复杂度要求); length, not kinds of characters, makes it hard to guess.
 */
export function passwordProblem(
  password: string,
  { username, minimumLength }: { username: string; minimumLength: number },
): string | null {
  const text = normalPassword(password)
  const small = text.toLowerCase()
  if ([...text].length < minimumLength) return TOO_SHORT(minimumLength)
  if (new Set(small).size < LEAST_DIFFERENT || hasLongRun(small)) return TOO_SIMPLE
  const name = username.normalize('NFKC').toLowerCase()
  if (name.length >= LEAST_NAME && (small.includes(name) || small.includes([...name].reverse().join(''))))
    return HOLDS_NAME
  return null
}

function hasLongRun(text: string): boolean {
  const lines = RUNS.flatMap((run) => [run, [...run].reverse().join('')])
  for (let at = 0; at + LONGEST_RUN <= text.length; at += 1) {
    const piece = text.slice(at, at + LONGEST_RUN)
    if (new Set(piece).size === 1 || lines.some((line) => line.includes(piece))) return true
  }
  return false
}

/** The forms of a password that a list of known ones is asked for: itself, and without digits and signs around it. */
export function guessableForms(password: string): string[] {
  const small = normalPassword(password).toLowerCase()
  const bare = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const plain = bare.replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('$', 's')
  return [...new Set([small, bare, plain])].filter((form) => form.length >= 4)
}
