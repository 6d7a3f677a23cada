import type { Actor } from './actor'
import type { PermissionCode } from './permissions'

/**
 * By what right things of a kind are done, in the order they are asked: the first the actor holds is written on the
 * line. Commands that know better pass `right` themselves; signing in and what everybody may do has none.
 */
const RIGHTS: Readonly<Record<string, readonly PermissionCode[]>> = {
  audit: ['audit.read'],
  attachment: ['operator.run', 'filings.review'],
  calendar: ['calendar.change'],
  certificate: ['certificates.verify', 'operator.staff', 'staff.own'],
  class: ['operator.run'],
  class_month: ['operator.run'],
  claim: ['claims.decide', 'operator.run'],
  delivery: ['deliveries.manage'],
  department: ['departments.keep'],
  exchange: ['exchange.resend'],
  expert: ['experts.keep'],
  facility: ['register.keep'],
  filing: ['filings.review', 'tasks.answer', 'operator.run', 'filings.read'],
  import: ['imports.run'],
  issuer: ['issuers.keep'],
  joint_list: ['filings.read'],
  kindergarten: ['register.keep'],
  procedure: ['procedures.publish'],
  reference: ['plans.change'],
  region: ['regions.change'],
  reported: ['reported.keep'],
  ratio: ['ratios.read'],
  roster: ['operator.staff'],
  service_site: ['register.keep'],
  setting: ['settings.change'],
  staff: ['operator.staff'],
  statistic: ['populations.change'],
  sub_area: ['plans.change'],
  target: ['plans.change'],
  training: ['training.keep', 'staff.own'],
  training_course: ['training.keep'],
  training_proof: ['training.keep', 'staff.own'],
  training_session: ['training.keep'],
}

/** The permission an action of this name was done by; null where none was asked. */
export function rightFor(actor: Actor, action: string): PermissionCode | null {
  const kind = action.slice(0, action.indexOf('.'))
  return RIGHTS[kind]?.find((code) => actor.permissions.has(code)) ?? null
}
