import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { regionFor, sourceFor } from '@/lib/facilities/commands'
import { keepsRegister } from '@/lib/facilities/policy'
import { toDateColumn } from '@/lib/format/date'
import { refreshRollups } from '@/lib/rollups/commands'
import { MILESTONES } from './rules'
import type { KindergartenForm } from './schema'

const select = {
  id: true,
  name: true,
  regionCode: true,
  regionPath: true,
  address: true,
  ownership: true,
  status: true,
  isNewBuild: true,
  programme: true,
  dueOn: true,
  completedOn: true,
  syncPlanned: true,
  syncDesigned: true,
  syncBuilt: true,
  syncAccepted: true,
  syncDelivered: true,
  source: true,
  isDemo: true,
  milestones: { select: { kind: true, dueOn: true, doneOn: true } },
} as const satisfies Prisma.KindergartenSelect

const subjectOf = (id: string) => ({ type: 'kindergarten', id })

export async function createKindergarten(actor: Actor, form: KindergartenForm): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { data, milestones } = await columnsOf(tx, actor, form, null)
    const { id, regionCode } = await refusingDuplicates(() => tx.kindergarten.create({ data, select }))
    await writeMilestones(tx, id, milestones)
    const after = { ...data, milestones }
    await audit(tx, actor, { action: 'kindergarten.create', subject: subjectOf(id), regionCode, after })
    await refreshRollups(tx, [regionCode])
    return { id }
  })
}

/** Throws not_found, forbidden outside the actor's area, conflict when someone saved since the form was drawn. */
export async function editKindergarten(
  actor: Actor,
  { id, version, ...form }: KindergartenForm & { id: string; version: number },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const before = await tx.kindergarten.findUnique({ where: { id }, select })
    if (!before) throw new AppError('not_found')
    if (!keepsRegister(actor, before.regionPath)) throw new AppError('forbidden')
    const { data, milestones } = await columnsOf(tx, actor, form, before)
    const { count } = await refusingDuplicates(() =>
      tx.kindergarten.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }),
    )
    if (count === 0) throw new AppError('conflict')
    await writeMilestones(tx, id, milestones)
    const { regionCode } = data
    const changes = changedFields(
      { ...before, milestones: inOrder(before.milestones) },
      { ...data, milestones },
    )
    await audit(tx, actor, { action: 'kindergarten.edit', subject: subjectOf(id), regionCode, ...changes })
    await refreshRollups(tx, [before.regionCode, regionCode])
    return { id }
  })
}

type MilestoneColumns = { kind: (typeof MILESTONES)[number]; dueOn: Date | null; doneOn: Date | null }

const inOrder = (rows: MilestoneColumns[]): MilestoneColumns[] =>
  MILESTONES.flatMap((kind) => rows.filter((row) => row.kind === kind))

/** The form says all milestones of the project: one left empty is none. */
async function writeMilestones(
  tx: Tx,
  kindergartenId: string,
  milestones: MilestoneColumns[],
): Promise<void> {
  await tx.kindergartenMilestone.deleteMany({ where: { kindergartenId } })
  await tx.kindergartenMilestone.createMany({ data: milestones.map((row) => ({ kindergartenId, ...row })) })
}

async function columnsOf(
  tx: Tx,
  actor: Actor,
  form: KindergartenForm,
  before: { source: string; isDemo: boolean } | null,
) {
  const today = todayInShanghai()
  const day = (value: string | null) => value && toDateColumn(value)
  const milestones = MILESTONES.map((kind) => ({
    kind,
    dueOn: day(form[`${kind}DueOn`]) || null,
    doneOn: day(form[`${kind}DoneOn`]) || null,
  })).filter(({ dueOn, doneOn }) => dueOn !== null || doneOn !== null)
  const late = MILESTONES.filter((kind) => (form[`${kind}DoneOn`] ?? '') > today)
  const ahead = [
    ...late.map((kind) => `${kind}DoneOn`),
    ...((form.completedOn ?? '') > today ? ['completedOn'] : []),
  ]
  if (ahead.length > 0) {
    throw new AppError('invalid', Object.fromEntries(ahead.map((name) => [name, ['完成日期不能晚于今天']])))
  }
  const region = await regionFor(tx, actor, form.region)
  const { name, address, ownership, status, isNewBuild, programme } = form
  const { syncPlanned, syncDesigned, syncBuilt, syncAccepted, syncDelivered } = form
  const data = {
    name,
    regionCode: region.code,
    address,
    ownership,
    status,
    isNewBuild,
    programme,
    dueOn: day(form.dueOn) || null,
    completedOn: day(form.completedOn) || null,
    syncPlanned,
    syncDesigned,
    syncBuilt,
    syncAccepted,
    syncDelivered,
    source: sourceFor(actor, form.source, before),
    isDemo: false,
  } satisfies Prisma.KindergartenUncheckedCreateInput
  return { data, milestones }
}

async function refusingDuplicates<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('invalid', { name: ['这个街镇已有同名的幼儿园'] })
  }
}
