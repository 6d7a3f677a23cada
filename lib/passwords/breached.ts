import 'server-only'
import { guessableForms } from './rules'

let known: Promise<ReadonlySet<string>> | undefined

/** 49,233 passwords out of known leaks (@zxcvbn-ts/language-common); nothing is asked of anybody outside. */
function knownPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((one) => one.toLowerCase())),
  )
  return known
}

/** True for a password out of known leaks, also with digits or signs around it. */
export async function isBreached(password: string): Promise<boolean> {
  const list = await knownPasswords()
  return guessableForms(password).some((form) => list.has(form))
}
