import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { changedFields } from '@/lib/core/changed-fields'
import { isUniqueViolation, type Prisma, type Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { POSITION_PROBLEMS, regionsCounting, registerColumns } from '@/lib/facilities/commands'
import { normalisePosition } from '@/lib/facilities/position'
import { nextStatus } from '@/lib/facilities/rules'
import { type DateString, fromDateColumn, toDateColumn } from '@/lib/format/date'
import type { ProcedureEffect } from '@/lib/procedures/schema'
import { cancelReceipt } from '@/lib/receipts/commands'
import { refreshRollups } from '@/lib/rollups/commands'
import type { ProcedureKind } from '@/prisma/generated/enums'
import { findNamesakes } from './queries'
import {
  changedAnswers,
  columnsOfAnswers,
  isStatusEffect,
  STATUS_EVENT_OF,
  type StatusEffect,
  settleNamesake,
  statusDay,
} from './rules'
import { type RegisterAnswers, registerAnswers } from './schema'

export type AcceptedCase = {
  kind: ProcedureKind
  effect: ProcedureEffect
  /** The number people call the case by: it becomes the record's source. */
  caseNumber: string
  facilityId: string | null
  operatorId: string
  regionCode: string
  data: unknown
  /** Civil day in Shanghai. */
  acceptedOn: DateString
  isDemo: boolean
}

const columns = {
  ...registerColumns,
  operatorId: true,
  headName: true,
  serviceForms: true,
} as const satisfies Prisma.FacilitySelect
type Stored = Prisma.FacilityGetPayload<{ select: typeof columns }>

/**
 * Lets an accepted case take effect on the register, with audit line and sums, in the caller's transaction: creates or
 * updates the facility, suspends, resumes or closes it (closing voids its receipt). Whoever calls has decided that the
 * actor may accept. Throws conflict with words for the reviewer when the register stands against it.
 */
export async function applyAcceptedCase(
  tx: Tx,
  actor: Actor,
  accepted: AcceptedCase,
): Promise<{ facilityId: string }> {
  const answers = answersOf(accepted)
  const { effect } = accepted
  const facilityId =
    accepted.facilityId ?? (effect === 'file' ? await findOwnRecord(tx, accepted, answers) : null)
  const before = facilityId === null ? null : await lockFacility(tx, facilityId, accepted)
  if (isStatusEffect(effect)) return changeStatus(tx, actor, accepted, answers, effect, required(before))
  if (effect === 'change') required(before)

  const data = { ...columnsOfAnswers(answers), ...positionColumns(answers, before) }
  const filed = effect === 'file' ? filedColumns(accepted, before) : {}
  const whole = { ...data, ...filed, source: `备案 ${accepted.caseNumber}`, isDemo: accepted.isDemo }
  const after = await refusingDoubles(() => write(tx, before, whole))
  await audit(tx, actor, {
    action: effect === 'file' ? 'facility.file' : 'facility.file_change',
    subject: { type: 'facility', id: after.id },
    regionCode: after.regionCode,
    ...(before ? changedFields(before, whole) : { after: whole }),
    reason: `备案 ${accepted.caseNumber}`,
  })
  await refreshRollups(tx, await regionsCounting(tx, ...(before ? [before] : []), after))
  return { facilityId: after.id }
}

const refuse = (message: string) => new AppError('conflict', { '': [message] })

function required(facility: Stored | null): Stored {
  if (!facility) throw refuse('这件业务没有对应的机构，不能办结，请联系申请人')
  return facility
}

function answersOf({ effect, data, kind }: AcceptedCase): RegisterAnswers {
  const all = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  const parsed = registerAnswers.safeParse(effect === 'change' ? changedAnswers(all) : all)
  const answers = parsed.success ? parsed.data : {}
  if (kind === 'home_filing') answers.facility_kind = 'home'
  const isWhole = answers.name && answers.address && answers.facility_kind
  if (!parsed.success || (effect === 'file' && !isWhole)) {
    throw refuse('填报内容不完整或格式不对，不能登记，请要求补正')
  }
  return answers
}

/** The record a first filing continues, or null when the register has none. Throws conflict for somebody else's. */
async function findOwnRecord(
  tx: Tx,
  { operatorId, regionCode, isDemo }: AcceptedCase,
  answers: RegisterAnswers,
): Promise<string | null> {
  const { name = '', credit_code: creditCode, address } = answers
  const found = await findNamesakes(tx, { name, creditCode, address, regionCode, isDemo })
  for (const one of found) {
    const settled = settleNamesake(one, { operatorId, creditCode, address })
    if (settled === 'take_over') return one.id
    if (settled === 'of_another') {
      throw refuse(`登记簿里的“${one.name}”由另一家主体运营，请先核实是不是同一家机构`)
    }
    if (settled === 'already_filed') {
      throw refuse(`“${one.name}”在这个地址已经备案，请申请人撤回本件，改办变更`)
    }
  }
  return null
}

/** Locks the record until the caller's transaction ends. Throws conflict for one the operator does not run. */
async function lockFacility(tx: Tx, id: string, accepted: AcceptedCase): Promise<Stored> {
  await tx.$queryRaw`select from facilities where id = ${id}::uuid for no key update`
  const facility = await tx.facility.findUnique({ where: { id }, select: columns })
  if (!facility) throw refuse('登记簿里已经没有这家机构，请核实')
  const isFree = facility.operatorId === null && accepted.effect === 'file'
  if (!isFree && facility.operatorId !== accepted.operatorId) {
    throw refuse(`“${facility.name}”现在由另一家主体运营，请先核实`)
  }
  // What is practised on never reaches the register families read.
  if (accepted.isDemo && !facility.isDemo) throw refuse('演示账号不能改动真实的机构')
  return facility
}

function filedColumns({ operatorId, regionCode, acceptedOn }: AcceptedCase, before: Stored | null) {
  const day = toDateColumn(acceptedOn)
  const reopened = before?.status === 'closed' ? { status: 'operating' as const, statusSince: day } : {}
  return { operatorId, regionCode, filingState: 'filed' as const, filedOn: day, ...reopened }
}

function positionColumns({ position }: RegisterAnswers, before: Stored | null) {
  if (!position) return {}
  const checked = normalisePosition(position.lng, position.lat, position.system)
  if (!checked.ok) throw refuse(`地图上的位置不对：${POSITION_PROBLEMS[checked.reason]}`)
  const { lng, lat } = checked.position
  // The same point sent back keeps what its source said of it.
  if (before?.lng === lng && before.lat === lat) return {}
  return { lng, lat, positionSystem: position.system, positionPrecision: 'poi' as const }
}

type Written = Partial<Omit<Prisma.FacilityUncheckedCreateInput, 'id' | 'version'>>

async function write(tx: Tx, before: Stored | null, data: Written): Promise<Stored> {
  if (before) {
    const change = { ...data, version: { increment: 1 } }
    return tx.facility.update({ where: { id: before.id }, data: change, select: columns })
  }
  const { name = '', regionCode = '', kind = 'care_institution', ...rest } = data
  return tx.facility.create({ data: { ...rest, name, regionCode, kind }, select: columns })
}

async function changeStatus(
  tx: Tx,
  actor: Actor,
  accepted: AcceptedCase,
  answers: RegisterAnswers,
  effect: StatusEffect,
  before: Stored,
): Promise<{ facilityId: string }> {
  const status = nextStatus(before.status, STATUS_EVENT_OF[effect])
  if (!status) throw refuse('机构现在的状态不能办理这件事，请先核实')
  const since = before.statusSince && fromDateColumn(before.statusSince)
  const statusSince = toDateColumn(statusDay(effect, answers, accepted.acceptedOn, since))
  const unfiled = effect === 'cancel' ? { filingState: 'not_filed' as const, filedOn: null } : {}
  const data = { status, statusSince, ...unfiled }
  await write(tx, before, data)
  if (effect === 'cancel') await cancelReceipt(tx, { facilityId: before.id, on: accepted.acceptedOn })
  await audit(tx, actor, {
    action: `facility.file_${effect}`,
    subject: { type: 'facility', id: before.id },
    regionCode: before.regionCode,
    ...changedFields(before, data),
    reason: `备案 ${accepted.caseNumber}`,
  })
  await refreshRollups(tx, await regionsCounting(tx, before))
  return { facilityId: before.id }
}

async function refusingDoubles<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw refuse('登记簿里已有同一代码同一地址、或同一街镇同名的机构，请先核实')
  }
}
