import { getCaseLetter } from '@/lib/case-documents/queries'
import { caseDocumentSchema } from '@/lib/case-documents/schema'
import { AppError } from '@/lib/core/errors'
import { letterDoor } from './letter-door'

/** A letter of a case, from either room: officials who see the case, and the operator's own people; 404 for all others. */
export const caseLetter = letterDoor<{ id: string; kind: string }>((actor, params, origin) => {
  if (actor.accountId === null) throw new AppError('unauthenticated')
  const parsed = caseDocumentSchema.safeParse(params)
  if (!parsed.success) throw new AppError('not_found')
  return getCaseLetter(actor, parsed.data, origin)
})
