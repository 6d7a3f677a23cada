/** How many certificates of a body, or of a county, came under each threshold since it was told last. */
export type Digest = { ended: number; in30: number; in60: number; in90: number }

const PARTS = [
  ['ended', '已过期'],
  ['in30', '30 天内到期'],
  ['in60', '60 天内到期'],
  ['in90', '90 天内到期'],
] as const satisfies [keyof Digest, string][]

/** “已过期 2 张、30 天内到期 3 张”: no names, because it goes out by e-mail and SMS as well. */
export const digestText = (digest: Digest): string =>
  PARTS.filter(([key]) => digest[key] > 0)
    .map(([key, words]) => `${words} ${digest[key]} 张`)
    .join('、')

export const digestTotal = ({ ended, in30, in60, in90 }: Digest): number => ended + in30 + in60 + in90
