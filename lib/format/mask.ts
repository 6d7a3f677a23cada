import { orUnknown } from '@/lib/format/unknown'

const keepEnds = (text: string, head: number, tail: number): string => {
  const characters = Array.from(text)
  const hidden = characters.length - head - tail
  // Fewer than four hidden characters could be guessed: show nothing then.
  if (hidden < 4) return '*'.repeat(characters.length)
  return [
    ...characters.slice(0, head),
    '*'.repeat(hidden),
    ...characters.slice(characters.length - tail),
  ].join('')
}

/**
 * 110***********002X for the 18-character identity number; other documents (passports, permits) are shorter
 * and keep only the first character and the last two. Source: regulations §6.2, GB/T 35273-2020.
 */
export const maskIdentityNumber = (number: string | null | undefined): string =>
  orUnknown(number?.trim(), (known) => (known.length === 18 ? keepEnds(known, 3, 4) : keepEnds(known, 1, 2)))

/** 138****5678 for a mobile number; a landline keeps its last two figures. Source: regulations §6.2. */
export const maskPhone = (phone: string | null | undefined): string =>
  orUnknown(phone?.trim(), (known) =>
    /^1\d{10}$/.test(known) ? keepEnds(known, 3, 4) : keepEnds(known, 0, 2),
  )

/** z***@example.com: the first character and the domain. Source: regulations §6.2. */
export const maskEmail = (email: string | null | undefined): string =>
  orUnknown(email?.trim(), (known) => {
    const at = known.lastIndexOf('@')
    // Always three stars: how long the name is would be a hint too.
    return at < 1 ? '***' : `${at > 1 ? Array.from(known)[0] : ''}***${known.slice(at)}`
  })

/** 王* for 王小明, 买* for 买买提·艾力: only the first character, and no hint of the length. Source: GB/T 35273-2020 7.2. */
export const maskName = (name: string | null | undefined): string =>
  orUnknown(name?.trim(), (known) => `${Array.from(known)[0] ?? ''}*`)
