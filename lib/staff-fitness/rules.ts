/** Why a person does not count in the ratio on a day. */
export const UNFIT_REASONS = [
  'no_health_certificate',
  'health_certificate_expired',
  'no_background_check',
  'background_check_expired',
  'banned',
] as const
export type UnfitReason = (typeof UNFIT_REASONS)[number]

export type FitnessFacts = {
  /** A verified one covers the day · one is on record, whatever it covers. */
  healthInForce: boolean
  healthKnown: boolean
  backgroundInForce: boolean
  backgroundKnown: boolean
  banned: boolean
}

/**
 * What takes somebody out of the ratio: no health certificate in force (托育机构管理规范（试行）第二十八条: before the
 * post, then every year), no check of records in force (未成年人保护法 第六十二条: at hiring and every year), a ban.
 */
export function reasonsOf(facts: FitnessFacts): UnfitReason[] {
  const reasons: UnfitReason[] = []
  if (!facts.healthInForce)
    reasons.push(facts.healthKnown ? 'health_certificate_expired' : 'no_health_certificate')
  if (!facts.backgroundInForce)
    reasons.push(facts.backgroundKnown ? 'background_check_expired' : 'no_background_check')
  if (facts.banned) reasons.push('banned')
  return reasons
}
