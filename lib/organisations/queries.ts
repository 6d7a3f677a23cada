import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Reader } from '@/lib/core/db'
import { subtreeRange } from '@/lib/regions/rules'
import { visibleTo } from './policy'

const MOST_LISTED = 500

export type OrganisationDto = {
  id: string
  name: string
  regionCode: string
  regionName: string
  isEnabled: boolean
  accounts: number
  version: number
}

/** The offices the actor sees, of one subtree or all, by area and name. At most 500. */
export async function listOrganisations(
  actor: Actor,
  { withinPath, inUse = false }: { withinPath?: string; inUse?: boolean } = {},
  reader: Reader = db,
): Promise<OrganisationDto[]> {
  const rows = await reader.organisation.findMany({
    where: {
      AND: [
        visibleTo(actor),
        withinPath ? { region: { path: subtreeRange(withinPath) } } : {},
        inUse ? { isEnabled: true } : {},
      ],
    },
    orderBy: [{ regionCode: 'asc' }, { name: 'asc' }],
    take: MOST_LISTED,
    select: {
      id: true,
      name: true,
      regionCode: true,
      isEnabled: true,
      version: true,
      region: { select: { name: true } },
      _count: { select: { accounts: { where: { isEnabled: true } } } },
    },
  })
  return rows.map(({ region, _count, ...row }) => ({
    ...row,
    regionName: region.name,
    accounts: _count.accounts,
  }))
}
