'use server'
import { revalidatePath } from 'next/cache'
import { action } from '@/lib/core/action'
import { issueProof, revokeProof } from './commands'
import { issueProofSchema, revokeProofSchema } from './schema'

export const issueProofAction = action(issueProofSchema, async (actor, input) => {
  const issued = await issueProof(actor, input)
  revalidatePath('/staff/training')
  return issued
})

export const revokeProofAction = action(revokeProofSchema, async (actor, input) => {
  const revoked = await revokeProof(actor, input)
  revalidatePath(`/proofs/${encodeURIComponent(revoked.number)}`)
  return revoked
})
