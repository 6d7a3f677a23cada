import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Prisma, Tx } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { type PlanSeed, type PlanSeedTarget, planSeedSchema } from '@/lib/plans/seed-schema'

/** Reads every plan of the folder; throws when one does not have the shape of lib/plans/seed-schema.ts. */
export async function readPlans(folder: string): Promise<PlanSeed[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = async (name: string) =>
    planSeedSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')))
  return Promise.all(names.map(read))
}

/** Adds what is not there yet; plans, clauses, targets and references an official may have edited stay as they are. */
export async function loadPlans(tx: Tx, plans: readonly PlanSeed[]): Promise<void> {
  await tx.plan.createMany({ data: plans.map(planRow), skipDuplicates: true })
  const known = await tx.plan.findMany({ select: { id: true, code: true } })
  const idOf = new Map(known.map(({ id, code }) => [code, id]))
  await tx.clause.createMany({
    data: plans.flatMap((plan) =>
      plan.clauses.map((clause) => ({ ...clause, planId: need(idOf, plan.code) })),
    ),
    skipDuplicates: true,
  })
  const targets = plans.flatMap((plan) => plan.targets)
  await tx.referenceValue.createMany({
    data: targets.flatMap(({ reference }) => reference ?? []),
    skipDuplicates: true,
  })
  const subAreas = await loadSubAreas(tx, targets)
  await tx.target.createMany({
    data: targets.map((target) => targetRow(target, subAreas)),
    skipDuplicates: true,
  })
}

const planRow = (plan: PlanSeed): Prisma.PlanCreateManyInput => {
  const { clauses: _clauses, targets: _targets, issuedOn, ...row } = plan
  return { ...row, issuedOn: issuedOn === null ? null : toDateColumn(issuedOn) }
}

/** Areas that plans name but no source delimits: they get no members until an official says which (奉贤新城). */
async function loadSubAreas(tx: Tx, targets: readonly PlanSeedTarget[]): Promise<Map<string, string>> {
  const named = targets.flatMap(({ regionCode, subArea }) =>
    subArea === null ? [] : { regionCode, name: subArea },
  )
  await tx.subArea.createMany({ data: named, skipDuplicates: true })
  const known = await tx.subArea.findMany({ select: { id: true, regionCode: true, name: true } })
  return new Map(known.map(({ id, regionCode, name }) => [`${regionCode} ${name}`, id]))
}

function targetRow(target: PlanSeedTarget, subAreas: Map<string, string>): Prisma.TargetCreateManyInput {
  const { subArea, reference, baseline, ...row } = target
  return {
    ...row,
    subAreaId: subArea === null ? null : need(subAreas, `${target.regionCode} ${subArea}`),
    referenceCode: reference?.code ?? null,
    baselineValue: baseline?.value ?? null,
    baselineYear: baseline?.year ?? null,
    baselineNote: baseline?.note ?? null,
  }
}

function need(ids: Map<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`no record for ${key}`)
  return id
}
