import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { correctionTargets } from '@/lib/filing-corrections/rules'
import { competentName } from '@/lib/filing-reviews/queries'
import { type CaseDto, getCase } from '@/lib/filings/queries'
import { dateInShanghai } from '@/lib/format/date'
import { findNoticeOfCase } from '@/lib/public-filings/queries'
import { writeCorrectionLetter, writeNoncomplianceLetter } from '@/lib/receipts/notice-letters'
import { findReceiptOfCase } from '@/lib/receipts/queries'
import { writeConditions, writeReceipt } from '@/lib/receipts/receipt-letter'
import { staffByIds } from '@/lib/staff/queries'
import type { CaseDocumentKind } from './schema'

/** A PDF and the name people save it under. */
export type Letter = { bytes: Buffer; name: string }

/**
 * A letter of a case, for those who see the case; the list of corrections not for departments. Throws not_found for a
 * case the actor does not see and for a letter that was never issued. `origin`: the portal's address for the codes.
 */
export async function getCaseLetter(
  actor: Actor,
  { id, kind }: { id: string; kind: CaseDocumentKind },
  origin: string,
): Promise<Letter> {
  const filing = await getCase(actor, id)
  if (kind === 'corrections') return correctionLetter(actor, filing)
  if (kind === 'noncompliance') return noncomplianceLetter(actor, filing)
  const receipt = await findReceiptOfCase(actor, filing.id)
  return getReceiptLetter(receipt, kind, origin)
}

/** The letters of a receipt. Throws not_found without one, conflict for one that fails its check: nothing false is printed. */
export async function getReceiptLetter(
  receipt: Awaited<ReturnType<typeof findReceiptOfCase>>,
  kind: 'receipt' | 'conditions',
  origin: string,
): Promise<Letter> {
  if (!receipt) throw new AppError('not_found')
  if (receipt.standing === 'invalid') throw new AppError('conflict')
  const { texts, number } = receipt
  if (kind === 'receipt')
    return { bytes: await writeReceipt(receipt, origin), name: `${texts.title} ${number}` }
  if (texts.conditions.length === 0) throw new AppError('not_found')
  return { bytes: await writeConditions(receipt, origin), name: `${texts.noticeTitle} ${number}` }
}

async function correctionLetter(actor: Actor, filing: CaseDto): Promise<Letter> {
  const { correction, definition, number, isDemo } = filing
  // It names everybody's papers; a department reads those of its duty alone (lib/attachments).
  if (!correction || actor.role === 'department') throw new AppError('not_found')
  const targets = correctionTargets(definition, await staffNamed(filing))
  const reasons = new Map(definition.correctionReasons.map(({ code, title }) => [code, title]))
  const bytes = await writeCorrectionLetter({
    ...{ caseNumber: number, procedureTitle: definition.title, isDemo },
    addressee: filing.title || filing.operatorName,
    issuerName: await competentName(actor, filing),
    issuedOn: dateInShanghai(correction.askedAt),
    dueOn: correction.dueOn,
    message: correction.message,
    items: correction.items.map(({ target, reason, text }) => ({
      target: targets.find((one) => one.target === target)?.title ?? '工作人员材料',
      reason: reasons.get(reason) ?? '',
      text,
    })),
  })
  return { bytes, name: `补正材料通知书 ${number}` }
}

async function staffNamed({
  correction,
  operatorId,
}: CaseDto): Promise<{ personId: string; name: string }[]> {
  const ids = (correction?.items ?? []).flatMap(({ target }) => /^staff:(.+)$/.exec(target)?.[1] ?? [])
  return staffByIds(db, operatorId, ids)
}

async function noncomplianceLetter(actor: Actor, filing: CaseDto): Promise<Letter> {
  const notice = await findNoticeOfCase(actor, filing.id)
  if (!notice) throw new AppError('not_found')
  const { number, name, address, issuerName, issuedOn, reasons } = notice
  const letter = { number, addressee: name, address, issuerName, issuedOn, reasons, isDemo: filing.isDemo }
  return { bytes: await writeNoncomplianceLetter(letter), name: `不符合标准告知书 ${number}` }
}
