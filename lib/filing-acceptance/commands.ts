import 'server-only'
import { moveCase } from '@/lib/case-moves/commands'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { inTurn } from '@/lib/core/in-turn'
import { closeTasks } from '@/lib/department-tasks/commands'
import { applyAcceptedCase } from '@/lib/facility-filings/commands'
import { stopClocks } from '@/lib/filing-clocks/commands'
import { competentName } from '@/lib/filing-reviews/queries'
import type { AcceptInput } from '@/lib/filing-reviews/schema'
import { type LockedCase, loadCaseForUpdate } from '@/lib/filings/queries'
import { fromDateColumn } from '@/lib/format/date'
import { queueExchange } from '@/lib/national-exchange/commands'
import type { ExchangePayload } from '@/lib/national-exchange/schema'
import { postNotice } from '@/lib/notices/commands'
import type { ProcedureEffect } from '@/lib/procedures/schema'
import { disclosureOf } from '@/lib/public-filings/rules'
import { issueReceipt } from '@/lib/receipts/commands'
import { fullRegionName } from '@/lib/regions/queries'
import { publishEvent } from '@/lib/webhooks/commands'
import { acceptedWords } from './rules'

// Acceptances of one county follow one another at its counter; more at once would only wait with a connection in hand.
const acceptInTurn = inTurn(3)

export type Accepted = { facilityId: string; receiptNumber: string | null }

/**
 * Accepts a case: it takes effect in the register, the receipt is issued (登记和备案办法（试行）第九条), its clock stops,
 * the national system and everybody concerned are told, all in one transaction. Locks go case, register, counter:
 * what can be done without the number is done before it, so that the next acceptance waits as short as possible.
 * Throws not_found, forbidden, conflict (a second official, or the register stands against it).
 */
export function acceptFiling(
  actor: Actor,
  input: Pick<AcceptInput, 'caseId' | 'version'>,
): Promise<Accepted> {
  return acceptInTurn(() => transaction((tx) => accept(tx, actor, input)))
}

async function accept(
  tx: Tx,
  actor: Actor,
  input: Pick<AcceptInput, 'caseId' | 'version'>,
): Promise<Accepted> {
  const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'issue_receipt', input.version)
  const { id: caseId, kind, operatorId, regionCode, countyCode, definition, isDemo } = filing
  const acceptedOn = todayInShanghai()
  const issuerName = await competentName(actor, filing, tx)
  await settleCorrections(tx, filing)
  await stopForAcceptance(tx, filing)
  const filedBefore = await filedDayOf(tx, filing.facilityId)
  const { facilityId } = await applyAcceptedCase(tx, actor, {
    ...{ kind, operatorId, regionCode, acceptedOn, isDemo },
    effect: definition.effect,
    caseNumber: filing.number,
    facilityId: filing.facilityId,
    data: filing.stored,
  })
  const receipt = definition.issuesReceipt
    ? await issueReceipt(tx, actor, {
        caseId,
        countyCode,
        facilityId,
        issuerName,
        issuedOn: acceptedOn,
        isDemo,
      })
    : null
  await moveCase(tx, actor, filing, 'issue_receipt', {
    data: { facilityId },
    after: { receiptNumber: receipt?.number ?? null },
  })
  await tellNationalSystem(tx, actor, filing, { facilityId, receipt, filedBefore })
  await tellPeople(tx, filing, receipt?.number ?? null)
  if (receipt) {
    const payload = { facilityId, receiptNumber: receipt.number, acceptedOn, kind }
    await publishEvent(tx, 'filing.accepted', { regionCode, payload, isDemo })
  }
  return { facilityId, receiptNumber: receipt?.number ?? null }
}

/** Taken as complete: what was answered is accepted with it. */
async function settleCorrections(tx: Tx, { correction }: LockedCase): Promise<void> {
  if (!correction) return
  await tx.filingCorrectionItem.updateMany({
    where: { correctionId: correction.id, state: 'answered' },
    data: { state: 'accepted' },
  })
}

/** The clock of the receipt ends; where nothing is checked afterwards all of them, and the questions with them. */
async function stopForAcceptance(tx: Tx, { id: caseId, next }: LockedCase): Promise<void> {
  if (next !== 'verified') return stopClocks(tx, { caseId, codes: ['receipt', 'correction_answer'] })
  await closeTasks(tx, caseId, 'opinion')
  await stopClocks(tx, { caseId })
}

const EXCHANGED = {
  file: 'accepted',
  change: 'changed',
  cancel: 'cancelled',
  suspend: null,
  resume: null,
} as const satisfies Record<ProcedureEffect, string | null>

/** The day the facility's filing stands from, as the register has it before the case takes effect: a cancellation takes it out. */
async function filedDayOf(tx: Tx, facilityId: string | null): Promise<Date | null> {
  if (facilityId === null) return null
  const before = await tx.facility.findUnique({ where: { id: facilityId }, select: { filedOn: true } })
  return before?.filedOn ?? null
}

type Effect = {
  facilityId: string
  receipt: { id: string; number: string } | null
  filedBefore: Date | null
}

async function tellNationalSystem(
  tx: Tx,
  actor: Actor,
  { id: caseId, countyCode, definition, stored, isDemo }: LockedCase,
  { facilityId, receipt, filedBefore }: Effect,
): Promise<void> {
  const kind = EXCHANGED[definition.effect]
  if (!kind) return
  const facility = await tx.facility.findUniqueOrThrow({
    where: { id: facilityId },
    select: {
      ...{ name: true, address: true, creditCode: true, ownership: true, filedOn: true, filingNumber: true },
      regionCode: true,
    },
  })
  const filedOn = facility.filedOn ?? filedBefore
  const payload: ExchangePayload = {
    ...disclosureOf({
      ...facility,
      otherName: typeof stored.other_name === 'string' ? stored.other_name : null,
      regionName: await fullRegionName(actor, facility.regionCode, tx),
      filedOn: filedOn && fromDateColumn(filedOn),
    }),
    receipt_number: receipt?.number ?? facility.filingNumber ?? '',
  }
  await queueExchange(tx, {
    kind,
    caseId,
    receiptId: receipt?.id ?? null,
    facilityId,
    countyCode,
    payload,
    isDemo,
  })
}

/** The applicant, and the departments that were asked or told about the case. */
async function tellPeople(tx: Tx, filing: LockedCase, receiptNumber: string | null): Promise<void> {
  const { id, title, countyCode, operatorId, version } = filing
  const words = acceptedWords(filing.definition, filing.next === 'verified', receiptNumber)
  await postNotice(tx, {
    to: { operatorId },
    kind: 'filing.issue_receipt',
    title: `“${title}”${words.title}`,
    text: words.text,
    href: `/operator/filings/${id}`,
    eventKey: `filing-issue_receipt:${id}:${version}`,
  })
  const tasks = await tx.departmentTask.findMany({
    where: { caseId: id, mode: 'inform' },
    orderBy: { id: 'asc' },
    select: { id: true, departmentName: true },
  })
  for (const task of tasks) {
    await postNotice(tx, {
      to: { roles: ['department'], countyCode, department: task.departmentName },
      kind: 'department_task',
      title: `抄告：“${title}”${words.title}`,
      text: '请知悉。打开任务可以查看与贵部门有关的内容。',
      href: `/office/tasks/${task.id}`,
      eventKey: `task-accepted:${task.id}`,
    })
  }
}
