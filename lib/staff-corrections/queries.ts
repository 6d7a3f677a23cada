import 'server-only'
import { z } from 'zod'
import { certificateTitle } from '@/lib/certificates/labels'
import { certificatesOf } from '@/lib/certificates/queries'
import type { Actor } from '@/lib/core/actor'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { POST_LABELS } from '@/lib/staff/labels'
import { findOwnRecord } from '@/lib/staff-registers/queries'
import type { StaffCorrectionState } from '@/prisma/generated/enums'
import { POST_FIELD_LABELS } from './labels'
import { visibleTo } from './policy'
import type { PostField } from './rules'
import type { CorrectionFilter } from './schema'

const PER_PAGE = 50

export type CorrectionDto = {
  id: string
  person: { id: string; name: string; identityMasked: string; version: number }
  field: string
  current: string
  proposed: string
  note: string
  state: StaffCorrectionState
  countyName: string | null
  requestedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  reason: string
  isDemo: boolean
  version: number
}

const COLUMNS = {
  id: true,
  field: true,
  current: true,
  proposed: true,
  note: true,
  state: true,
  requestedAt: true,
  decidedByName: true,
  decidedAt: true,
  reason: true,
  isDemo: true,
  version: true,
  county: { select: { name: true } },
  person: { select: { id: true, name: true, identityMasked: true, version: true } },
} as const satisfies Prisma.StaffCorrectionSelect

const toDto = ({
  county,
  ...row
}: Prisma.StaffCorrectionGetPayload<{ select: typeof COLUMNS }>): CorrectionDto => ({
  ...row,
  countyName: county?.name ?? null,
})

/** One page of the requests the actor may see: open ones oldest first, others latest first. */
export async function listCorrections(
  actor: Actor,
  filter: CorrectionFilter,
): Promise<{ items: CorrectionDto[]; page: number; pageSize: number; total: number }> {
  const state = filter.state === 'all' ? {} : { state: filter.state }
  const where = { AND: [visibleTo(actor), state] }
  const [total, rows] = await Promise.all([
    db.staffCorrection.count({ where }),
    db.staffCorrection.findMany({
      where,
      orderBy: [{ requestedAt: filter.state === 'requested' ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (filter.page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: COLUMNS,
    }),
  ])
  return { items: rows.map(toDto), page: filter.page, pageSize: PER_PAGE, total }
}

/** Null for a request that is not there or not visible to the actor. */
export async function findCorrection(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<CorrectionDto | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await reader.staffCorrection.findFirst({
    where: { AND: [visibleTo(actor), { id: { equals: id } }] },
    select: COLUMNS,
  })
  return row && toDto(row)
}

export type CorrectableField = { value: string; label: string; current: string }

/** Everything of the own record that can be said to be wrong, with what stands there now. */
export async function correctableFields(actor: Actor): Promise<CorrectableField[]> {
  const person = await findOwnRecord(actor)
  if (!person) return []
  const posts = person.posts.flatMap(({ id, kind, facility, operatorName, ...post }) => {
    const place = `${facility?.name ?? operatorName}·${POST_LABELS[kind]}`
    const share = post.sharePercent === null ? '没有登记' : `${post.sharePercent}%`
    const values: Record<PostField, string> = {
      kind: POST_LABELS[kind],
      startedOn: post.startedOn,
      endedOn: post.endedOn ?? '在岗',
      sharePercent: share,
    }
    return (Object.keys(values) as PostField[]).map((field) => ({
      value: `post:${id}:${field}`,
      label: `${place}的${POST_FIELD_LABELS[field]}`,
      current: values[field],
    }))
  })
  const certificates = (await certificatesOf(actor, person.id)).map((one) => ({
    value: `certificate:${one.id}`,
    label: `证书：${certificateTitle(one)}`,
    current: one.number || '没有编号',
  }))
  return [{ value: 'name', label: '姓名', current: person.name }, ...posts, ...certificates]
}
