import { letterDoor } from '@/app/letter-door'
import { getCaseLetter } from '@/lib/case-documents/queries'
import { caseDocumentSchema } from '@/lib/case-documents/schema'
import { AppError } from '@/lib/core/errors'

/** The letters of a case for the operator's own people; anybody else finds nothing here. */
export const GET = letterDoor<{ id: string; kind: string }>((actor, params, origin) => {
  if (actor.accountId === null) throw new AppError('unauthenticated')
  const parsed = caseDocumentSchema.safeParse(params)
  if (!parsed.success) throw new AppError('not_found')
  return getCaseLetter(actor, parsed.data, origin)
})
