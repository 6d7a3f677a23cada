import { letterDoor } from '@/app/letter-door'
import { getProofLetter } from '@/lib/training-proofs/queries'

/** The paper with the whole name: for the person, the employer of today and the area's officials. */
export const GET = letterDoor<{ number: string }>((actor, { number }, origin) =>
  getProofLetter(actor, number, origin),
)
