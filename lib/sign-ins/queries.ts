import 'server-only'
import { db, type Reader } from '@/lib/core/db'

/** What a sign-in compares against. It leaves this domain never: the hash is in it. No actor: nobody is known yet. */
export function findForSignIn(
  username: string,
  reader: Reader = db,
): Promise<{ id: string; passwordHash: string } | null> {
  return reader.account.findUnique({ where: { username }, select: { id: true, passwordHash: true } })
}
