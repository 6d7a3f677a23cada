import 'server-only'
import type { Prisma, Tx } from './db'

/** Leaves a message in the same transaction as its cause; a job sends it later, so a crash between loses nothing. */
export async function enqueue(
  tx: Tx,
  kind: `${string}.${string}`,
  payload: Prisma.InputJsonObject,
): Promise<void> {
  await tx.outboxMessage.create({ data: { kind, payload }, select: { id: true } })
}
