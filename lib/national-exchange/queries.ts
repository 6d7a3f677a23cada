import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import type { ExchangeKind, ExchangeState } from '@/prisma/generated/enums'
import { canResendExchange, visibleTo } from './policy'
import { canResend } from './rules'
import { type Difference, differencesSchema, type ExchangeFilter, exchangePayloadSchema } from './schema'

export type ExchangeDto = {
  id: string
  sequence: string
  kind: ExchangeKind
  state: ExchangeState
  caseId: string
  facilityName: string
  receiptNumber: string
  createdAt: Date
  acknowledgedAt: Date | null
  /** When it is tried next; null when it is not, or waits for an earlier one. */
  nextTryAt: Date | null
  /** An earlier message of the facility is not settled yet. */
  isBlocked: boolean
  attempts: number
  errorCode: string | null
  /** The national system's own words of refusal. */
  errorReason: string | null
  differences: Difference[]
  isDemo: boolean
  canResend: boolean
}

const EXCHANGE_PER_PAGE = 50

const COLUMNS = {
  id: true,
  sequence: true,
  kind: true,
  state: true,
  caseId: true,
  facilityId: true,
  payload: true,
  createdAt: true,
  acknowledgedAt: true,
  availableAt: true,
  attempts: true,
  lastError: true,
  differences: true,
  isDemo: true,
} as const satisfies Prisma.ExchangeMessageSelect

/** One page of the messages in the actor's area, newest first. */
export async function listExchange(
  actor: Actor,
  filter: ExchangeFilter,
): Promise<{ items: ExchangeDto[]; page: number; pageSize: number; total: number }> {
  // A demo message is never sent: it is in no state, only in the whole list.
  const where = { AND: [visibleTo(actor), filter.state ? { state: filter.state, isDemo: false } : {}] }
  const [total, rows] = await Promise.all([
    db.exchangeMessage.count({ where }),
    db.exchangeMessage.findMany({
      where,
      orderBy: { sequence: 'desc' },
      skip: (filter.page - 1) * EXCHANGE_PER_PAGE,
      take: EXCHANGE_PER_PAGE,
      select: COLUMNS,
    }),
  ])
  const neighbours = await neighboursOf([...new Set(rows.map((row) => row.facilityId))])
  const mayResend = canResendExchange(actor)
  const items = rows.map(({ sequence, facilityId, payload, availableAt, lastError, differences, ...row }) => {
    const around = neighbours.get(facilityId)
    const isBlocked = row.state === 'pending' && !row.isDemo && (around?.firstOpen ?? sequence) < sequence
    const isOvertaken = (around?.lastTried ?? sequence) > sequence
    const isTried = row.state === 'pending' && !row.isDemo && !isBlocked && Boolean(env.PORTAL_EXCHANGE_URL)
    const sent = exchangePayloadSchema.partial().safeParse(payload).data
    const [errorCode, errorReason] = splitError(lastError)
    return {
      ...row,
      sequence: String(sequence),
      facilityName: sent?.institution_name || '未填名称',
      receiptNumber: sent?.receipt_number ?? '',
      nextTryAt: isTried ? availableAt : null,
      isBlocked,
      errorCode,
      errorReason,
      differences: differencesSchema.safeParse(differences).data ?? [],
      canResend: mayResend && canResend({ ...row, isOvertaken }),
    }
  })
  return { items, page: filter.page, pageSize: EXCHANGE_PER_PAGE, total }
}

function splitError(lastError: string | null): [string | null, string | null] {
  const at = lastError?.indexOf(': ') ?? -1
  return lastError && at > 0 ? [lastError.slice(0, at), lastError.slice(at + 2)] : [lastError, null]
}

type Neighbours = { facility_id: string; first_open: bigint | null; last_tried: bigint | null }

async function neighboursOf(facilityIds: string[]) {
  const rows = await db.$queryRaw<Neighbours[]>`
    select facility_id, min(sequence) filter (where state in ('pending', 'failed')) as first_open,
      max(sequence) filter (where attempts > 0) as last_tried
    from exchange_messages where facility_id = any(${facilityIds}::uuid[]) and not is_demo group by facility_id`
  return new Map(
    rows.map((row) => [row.facility_id, { firstOpen: row.first_open, lastTried: row.last_tried }]),
  )
}

/** How many messages of the actor's area are in each state; demo ones, which are never sent, are counted apart. */
export async function countExchange(actor: Actor): Promise<Record<ExchangeState | 'demo', number>> {
  const [groups, demo] = await Promise.all([
    db.exchangeMessage.groupBy({
      by: ['state'],
      where: { AND: [visibleTo(actor), { isDemo: false }] },
      _count: { _all: true },
    }),
    db.exchangeMessage.count({ where: { AND: [visibleTo(actor), { isDemo: true }] } }),
  ])
  const counts = { pending: 0, acknowledged: 0, differs: 0, failed: 0, demo }
  for (const group of groups) counts[group.state] = group._count._all
  return counts
}

export const isExchangeConnected = (_actor: Actor): boolean => Boolean(env.PORTAL_EXCHANGE_URL)
