import { type Actor, can } from '@/lib/core/actor'

/** The person, and the officials who book the hours, have a transcript put on paper. */
export const mayIssueProof = (actor: Actor): boolean => can(actor, 'staff.own') || can(actor, 'training.keep')

/** Only officials take a paper back. */
export const mayRevokeProof = (actor: Actor): boolean => can(actor, 'training.keep')
