import 'server-only'
import { checkWords, type SignatureCheck, type SignedWords } from '@/lib/core/signed-words'
import type { PublicKey } from '@/lib/core/signing'
import { type ProofPayload, proofPayload } from './schema'

/** The payload as a proof, or null for anything else. */
export const proofOf = (value: unknown): ProofPayload | null => proofPayload.safeParse(value).data ?? null

/** Whether one of these keys signed exactly this proof. */
export function checkProof(signed: SignedWords, keys: readonly PublicKey[]): SignatureCheck {
  const check = checkWords(signed, keys)
  return check === 'valid' && proofOf(signed.payload) === null ? 'invalid' : check
}

/** Says it is a proof, true or not: which check it has to pass. */
export const isProofPayload = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'training_proof'
