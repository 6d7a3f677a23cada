import 'server-only'
import { moveCase } from '@/lib/case-moves/commands'
import { visibleTo } from '@/lib/case-scopes/policy'
import type { Actor } from '@/lib/core/actor'
import { db, type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { loadCaseForUpdate } from '@/lib/filings/queries'
import { postNotice } from '@/lib/notices/commands'
import type { AssignInput, BulkAssignInput } from './schema'

/** The enabled reviewer of exactly this county, or invalid: nobody else may act on its cases. */
async function assigneeIn(tx: Tx, assigneeId: string, countyCode: string) {
  const account = await tx.account.findFirst({
    where: { id: assigneeId, role: 'reviewer', regionCode: countyCode, isEnabled: true },
    select: { id: true, displayName: true },
  })
  if (!account) throw new AppError('invalid', { assigneeId: ['这个人不是本区县的备案审核员，请重新选择'] })
  return account
}

/** Gives a case to a reviewer of its county, or takes it. Throws not_found, forbidden, conflict, invalid. */
export function assignCase(actor: Actor, input: AssignInput): Promise<void> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, input.caseId, 'assign', input.version)
    const { id, displayName } = await assigneeIn(tx, input.assigneeId, filing.countyCode)
    if (filing.assigneeId === id) return
    await moveCase(tx, actor, filing, 'assign', {
      data: { assigneeId: id, assigneeName: displayName },
      after: { assigneeName: displayName },
    })
    if (id === actor.accountId) return
    await postNotice(tx, {
      to: { accountIds: [id] },
      kind: 'filing.assign',
      title: `${actor.name}把“${filing.title}”（${filing.number}）分派给您`,
      text: '请在期限前办理。打开办件可以看到材料、检查结果和期限。',
      href: `/office/filings/${filing.id}`,
      eventKey: `filing-assigned:${filing.id}:${filing.version}`,
    })
  })
}

export type BulkAssignResult = { assigned: number; refused: { number: string; why: string }[] }

/** Each case for itself: what cannot be assigned (any more) is named with the reason, the others are assigned. */
export async function bulkAssign(actor: Actor, input: BulkAssignInput): Promise<BulkAssignResult> {
  const refused: { caseId: string; why: string }[] = []
  for (const { caseId, version } of input.picked) {
    try {
      await assignCase(actor, { caseId, version, assigneeId: input.assigneeId })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // The person chosen is the same for all: one message under the field says it.
      if (error.code === 'invalid') throw error
      refused.push({ caseId, why: WHY[error.code] ?? error.fields['']?.[0] ?? '没有办成' })
    }
  }
  return {
    assigned: input.picked.length - refused.length,
    refused: await namedCases(actor, refused),
  }
}

const WHY: Partial<Record<string, string>> = {
  not_found: '没有找到，或不在您的管辖范围内',
  forbidden: '不是本区县的办件，或已经办结',
}

/** Numbers of what the actor may see; anything else stays without one. */
async function namedCases(actor: Actor, refused: { caseId: string; why: string }[]) {
  if (refused.length === 0) return []
  const numbers = await db.filingCase.findMany({
    where: { AND: [visibleTo(actor), { id: { in: refused.map(({ caseId }) => caseId) } }] },
    select: { id: true, number: true },
  })
  const byId = new Map(numbers.map(({ id, number }) => [id, number]))
  return refused.map(({ caseId, why }) => ({ number: byId.get(caseId) ?? '—', why }))
}
