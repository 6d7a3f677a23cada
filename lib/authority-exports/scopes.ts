import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { lookupHash } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { maskName } from '@/lib/format/mask'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { resolveRegion } from '@/lib/regions/queries'
import { subtreeRange } from '@/lib/regions/rules'
import type { ExportScope } from './rules'
import type { RequestExportInput } from './schema'

type Target = { targetId: string; label: string; regionCode: string }
type Find = (tx: Tx, actor: Actor, area: string, input: RequestExportInput) => Promise<Target>

const NOT_HERE = '本地区没有登记这个人，请核对证件号'

function hashOf(typed: string): string {
  const checked = checkIdentityNumber(typed, todayInShanghai())
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  return lookupHash(checked.number)
}

const FIND: Record<ExportScope['kind'], Find> = {
  facility_staff: async (tx, _actor, area, { facility }) => {
    const found = await tx.facility.findMany({
      where: {
        regionPath: subtreeRange(area),
        OR: [{ name: facility }, { creditCode: facility.toUpperCase() }],
      },
      take: 2,
      select: { id: true, name: true, regionCode: true },
    })
    const [only] = found
    if (!only) throw new AppError('invalid', { facility: ['本地区没有这家机构，请核对名称或信用代码'] })
    if (found.length > 1) throw new AppError('invalid', { facility: ['有同名的机构，请改填信用代码'] })
    return { targetId: only.id, label: only.name, regionCode: only.regionCode }
  },
  staff_person: async (tx, actor, area, { identitySecret }) => {
    const person = await tx.staffPerson.findFirst({
      where: {
        identityHash: hashOf(identitySecret),
        posts: { some: { regionPath: subtreeRange(area) } },
      },
      select: { id: true, name: true },
    })
    if (!person || !actor.regionCode) throw new AppError('invalid', { identitySecret: [NOT_HERE] })
    return { targetId: person.id, label: maskName(person.name), regionCode: actor.regionCode }
  },
  area_children: async (tx, actor, area, input) => {
    const region = await resolveRegion(actor, input.region, area, tx)
    // A code is found wherever it lies: the area decides.
    if (!region || !(region.path === area || region.path.startsWith(`${area}/`)))
      throw new AppError('invalid', { region: ['没有找到这个地方，或它不在本地区'] })
    return { targetId: region.code, label: region.name, regionCode: region.code }
  },
  child: async (tx, _actor, area, { identitySecret }) => {
    const child = await tx.child.findFirst({
      where: { identityHash: hashOf(identitySecret), regionPath: subtreeRange(area) },
      select: { id: true, name: true, regionCode: true },
    })
    if (!child) throw new AppError('invalid', { identitySecret: [NOT_HERE] })
    return { targetId: child.id, label: maskName(child.name), regionCode: child.regionCode }
  },
}

/** Whom a request is about, inside the actor's area. Throws invalid. */
export async function resolveScope(
  tx: Tx,
  actor: Actor,
  input: RequestExportInput,
): Promise<{ scope: ExportScope; regionCode: string }> {
  if (!actor.regionPath) throw new AppError('forbidden')
  const kind = input.scopeKind
  const { targetId, label, regionCode } = await FIND[kind](tx, actor, actor.regionPath, input)
  const { withNumbers, keepsSilent } = input
  return { scope: { kind, targetId, label, withNumbers, tellsSubjects: !keepsSilent }, regionCode }
}
