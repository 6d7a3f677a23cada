import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { isUniqueViolation, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { regionFor, sourceFor } from '@/lib/facilities/commands'
import { keepsRegister } from '@/lib/facilities/policy'
import { normalisePosition } from '@/lib/facilities/position'
import { refreshRollups } from '@/lib/rollups/commands'
import type { ServiceSiteForm } from './schema'

const select = {
  id: true,
  kind: true,
  name: true,
  regionCode: true,
  regionPath: true,
  address: true,
  status: true,
  isBuilt: true,
  communitiesCovered: true,
  responsibleBody: true,
  lng: true,
  lat: true,
  source: true,
  isDemo: true,
} as const satisfies Prisma.ServiceSiteSelect

/** Scoped load. Throws not_found, or forbidden outside the actor's area. */
export async function loadServiceSite(tx: Tx, actor: Actor, id: string) {
  const site = await tx.serviceSite.findUnique({ where: { id }, select })
  if (!site) throw new AppError('not_found')
  if (!keepsRegister(actor, site.regionPath)) throw new AppError('forbidden')
  return site
}

export async function createServiceSite(actor: Actor, form: ServiceSiteForm): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const data = await columnsOf(tx, actor, form, null)
    const { id, regionCode } = await refusingDuplicates(() => tx.serviceSite.create({ data, select }))
    const subject = { type: 'service_site', id }
    await audit(tx, actor, { action: 'service_site.create', subject, regionCode, after: data })
    await refreshRollups(tx, [regionCode])
    return { id }
  })
}

/** Throws conflict when someone saved since the form was drawn. */
export async function editServiceSite(
  actor: Actor,
  { id, version, ...form }: ServiceSiteForm & { id: string; version: number },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const before = await loadServiceSite(tx, actor, id)
    const data = await columnsOf(tx, actor, form, before)
    const { count } = await refusingDuplicates(() =>
      tx.serviceSite.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }),
    )
    if (count === 0) throw new AppError('conflict')
    await audit(tx, actor, {
      action: 'service_site.edit',
      subject: { type: 'service_site', id },
      regionCode: data.regionCode,
      ...changedFields(before, data),
    })
    await refreshRollups(tx, [before.regionCode, data.regionCode])
    return { id }
  })
}

async function columnsOf(
  tx: Tx,
  actor: Actor,
  { region: regionText, lng, lat, ...plain }: ServiceSiteForm,
  before: { source: string; isDemo: boolean } | null,
) {
  const region = await regionFor(tx, actor, regionText)
  return {
    ...plain,
    regionCode: region.code,
    ...positionColumns(lng, lat),
    // A 指导中心 or 活动室 that is registered stands; only a required 母婴室 can be missing.
    isBuilt: plain.kind === 'nursing_room' ? plain.isBuilt : true,
    source: sourceFor(actor, plain.source, before),
    isDemo: false,
  } satisfies Prisma.ServiceSiteUncheckedCreateInput
}

function positionColumns(lng: number | null, lat: number | null) {
  if (lng === null || lat === null) return { lng: null, lat: null }
  const checked = normalisePosition(lng, lat, 'WGS84')
  if (!checked.ok) throw new AppError('invalid', { lng: ['这个位置不在中国境内，或经纬度填反了'] })
  return checked.position
}

async function refusingDuplicates<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('invalid', { name: ['这个街镇已有同类同名的站点'] })
  }
}
