import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { toCsv } from '@/lib/exchange/write-table'
import { addDays, shanghaiDayStart } from '@/lib/format/date'
import { postNotice } from '@/lib/notices/commands'
import { contentsOf } from './contents'
import { allowedEvents, mayDownload, readsExports, requestsExports } from './policy'
import { type ExportDto, getExport } from './queries'
import { DOWNLOAD_DAYS, type ExportEvent, LEGAL_BASES, nextState } from './rules'
import type { DecideExportInput, RequestExportInput, WithdrawExportInput } from './schema'
import { resolveScope } from './scopes'

/**
 * Enters an authority's written request. Nothing is handed over before somebody else agrees. Throws forbidden, invalid.
 * Source: 个人信息保护法 第十三、三十四条; 网络数据安全管理条例 第十二条（向其他处理者提供的记录）.
 */
export async function requestExport(actor: Actor, input: RequestExportInput): Promise<{ id: string }> {
  if (!requestsExports(actor) || actor.accountId === null) throw new AppError('forbidden')
  // A number typed here is a look-up too.
  limitRate(`authority-export:${actor.accountId}`, { burst: 10, perMinute: 2 })
  const { accountId } = actor
  const { authority, documentNumber, purpose } = input
  const legalBasis = input.legalBasis === 'other' ? input.otherBasis : LEGAL_BASES[input.legalBasis]
  return transaction(async (tx) => {
    const { scope, regionCode } = await resolveScope(tx, actor, input)
    const { rows } = await contentsOf(tx, { ...scope, withNumbers: false })
    const { id } = await tx.authorityExport.create({
      data: {
        ...{ authority, documentNumber, legalBasis, purpose, scope, regionCode },
        ...{ requestedById: accountId, requestedByName: actor.name, isDemo: actor.isDemo },
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'authority_export.request',
      subject: { type: 'authority_export', id },
      regionCode,
      right: 'authority_exports.request',
      after: { name: authority, document: documentNumber, scope, legalBasis, rows: rows.length },
      reason: purpose,
    })
    const region = await tx.region.findUniqueOrThrow({
      where: { code: regionCode },
      select: { anchorCode: true },
    })
    await postNotice(tx, {
      to: { roles: ['planner'], countyCode: region.anchorCode ?? regionCode },
      kind: 'authority_export.request',
      title: `${authority}要求提供个人信息，等待批准`,
      text: `${actor.name} 申请按 ${documentNumber} 提供“${scope.label}”的信息。请核对来函、依据和范围后答复。`,
      href: `/office/data-requests/${id}`,
      eventKey: `authority_export.request:${id}`,
    })
    return { id }
  })
}

async function lockRequest(
  tx: Tx,
  actor: Actor,
  { requestId, version }: WithdrawExportInput,
  event: ExportEvent,
): Promise<ExportDto> {
  if (!readsExports(actor)) throw new AppError('forbidden')
  await tx.$queryRaw`select 1 from authority_exports where id = ${requestId}::uuid for update`
  const request = await getExport(actor, requestId, tx)
  if (nextState(request.state, event) === null) throw new AppError('conflict')
  if (!allowedEvents(actor, request).includes(event)) throw new AppError('forbidden')
  if (request.version !== version) throw new AppError('conflict')
  return request
}

async function move(
  tx: Tx,
  actor: Actor,
  request: ExportDto,
  event: ExportEvent,
  reason: string,
): Promise<void> {
  const state = nextState(request.state, event) ?? request.state
  await tx.authorityExport.update({
    where: { id: request.id },
    data: {
      ...{ state, decidedById: actor.accountId, decidedByName: actor.name, decidedAt: now() },
      decisionReason: reason || null,
      // The day of approval and seven whole days after it.
      availableUntil:
        event === 'approve' ? shanghaiDayStart(addDays(todayInShanghai(), DOWNLOAD_DAYS + 1)) : null,
      version: request.version + 1,
    },
    select: { id: true },
  })
  await audit(tx, actor, {
    action: `authority_export.${event}`,
    subject: { type: 'authority_export', id: request.id },
    regionCode: request.regionCode,
    right: event === 'withdraw' ? 'authority_exports.request' : 'authority_exports.approve',
    before: { name: request.authority, document: request.documentNumber },
    after: { name: request.authority, document: request.documentNumber, scope: request.scope },
    reason,
  })
}

/** Agrees or refuses: never who asked. Throws not_found, forbidden, conflict. */
export async function decideExport(actor: Actor, input: DecideExportInput): Promise<void> {
  const { decision, reason } = input
  await transaction(async (tx) => {
    const request = await lockRequest(tx, actor, input, decision)
    await move(tx, actor, request, decision, reason)
    await postNotice(tx, {
      to: { accountIds: [request.requestedById] },
      kind: `authority_export.${decision}`,
      title: decision === 'approve' ? '提供个人信息的申请已批准' : '提供个人信息的申请没有批准',
      text:
        decision === 'approve'
          ? `${request.authority}（${request.documentNumber}）：请在 ${DOWNLOAD_DAYS} 天内下载，线下安全移交。`
          : `${request.authority}（${request.documentNumber}）：${reason}`,
      href: `/office/data-requests/${request.id}`,
      eventKey: `authority_export.decide:${request.id}`,
    })
  })
}

/** Takes a waiting request back. Throws not_found, forbidden for another's, conflict once decided. */
export async function withdrawExport(actor: Actor, input: WithdrawExportInput): Promise<void> {
  await transaction(async (tx) => {
    const request = await lockRequest(tx, actor, input, 'withdraw')
    await move(tx, actor, request, 'withdraw', '')
  })
}

/**
 * The agreed file as CSV, made anew at each fetch and logged with count and hash; each person finds it in the own
 * access log unless the request keeps silent. Throws not_found, forbidden for anybody but who asked, conflict when its
 * days are over. Source: 网络数据安全管理条例 第十二条; 个人信息保护法 第三十五条.
 */
export async function downloadExport(actor: Actor, id: string): Promise<{ body: string; format: 'csv' }> {
  if (!readsExports(actor)) throw new AppError('forbidden')
  return transaction(async (tx) => {
    const request = await getExport(actor, id, tx)
    const at = now()
    if (request.requestedById !== actor.accountId) throw new AppError('forbidden')
    if (!mayDownload(actor, request, at)) throw new AppError('conflict')
    const { header, rows, subjects } = await contentsOf(tx, request.scope)
    const body = toCsv(header, rows)
    const sha256 = createHash('sha256').update(body).digest('hex')
    await tx.authorityExport.update({
      where: { id },
      data: { rows: rows.length, sha256, downloadedAt: at },
      select: { id: true },
    })
    const { authority, documentNumber, legalBasis, regionCode, scope } = request
    const line = { regionCode, right: 'authority_exports.request' as const }
    await audit(tx, actor, {
      action: 'authority_export.export',
      subject: { type: 'authority_export', id },
      ...line,
      after: { name: authority, document: documentNumber, rows: rows.length, sha256, scope },
      reason: request.purpose,
    })
    if (scope.tellsSubjects)
      for (const subject of subjects)
        await audit(tx, actor, {
          action: 'authority_export.disclose',
          subject,
          ...line,
          reason: `${authority}，${documentNumber}，${legalBasis}`,
        })
    return { body, format: 'csv' as const }
  }, 120_000)
}
