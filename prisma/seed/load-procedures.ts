import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { canonicalText } from '@/lib/core/canonical'
import type { Tx } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { type ProcedureSeed, procedureSeed } from '@/lib/procedures/schema'

/** Reads every procedure of the folder; throws when one could not be published (lib/procedures/schema.ts). */
export async function readProcedures(folder: string): Promise<ProcedureSeed[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = async (name: string) =>
    procedureSeed.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')))
  return Promise.all(names.map(read))
}

/**
 * Publishes what is not there yet. A version once published is never rewritten, so a file that differs from it is left
 * alone and counted: a new text needs a new number and start date.
 */
export async function loadProcedures(
  tx: Tx,
  seeds: readonly ProcedureSeed[],
  publisherName: string,
): Promise<{ added: number; differing: number }> {
  const data = seeds.map(({ validFrom, ...seed }) => ({
    ...seed,
    validFrom: toDateColumn(validFrom),
    createdByName: publisherName,
  }))
  const { count } = await tx.procedureVersion.createMany({ data, skipDuplicates: true })
  const known = await tx.procedureVersion.findMany({
    select: { kind: true, regionCode: true, number: true, definition: true },
  })
  const differing = seeds.filter((seed) => {
    const stored = known.find(
      (row) => row.kind === seed.kind && row.regionCode === seed.regionCode && row.number === seed.number,
    )
    return !stored || canonicalText(stored.definition) !== canonicalText(seed.definition)
  })
  return { added: count, differing: differing.length }
}
