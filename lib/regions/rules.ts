import type { DateString } from '@/lib/format/date'

/** A division is in force on a day when it began by then and has not ended: from ≤ day < until; null is open. */
export function isInForce(
  region: { inForceFrom: DateString | null; inForceUntil: DateString | null },
  day: DateString,
): boolean {
  const hasBegun = region.inForceFrom === null || region.inForceFrom <= day
  return hasBegun && (region.inForceUntil === null || day < region.inForceUntil)
}

/** A region and everything below it as one index range of paths: '/' sorts just before '0' (collation "C"). */
export function subtreeRange(path: string): { gte: string; lt: string } {
  return { gte: path, lt: `${path}0` }
}

/** The division code at the head of what a region field holds ('310120 奉贤区' → '310120'), or null. */
export function leadingCode(text: string): string | null {
  return /^\s*(\d{6}(?:\d{3})?(?:\d{3})?)(?!\d)/.exec(text.normalize('NFKC'))?.[1] ?? null
}
