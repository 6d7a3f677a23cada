import 'server-only'
import { todayInShanghai } from '@/lib/core/clock'
import type { Prisma, Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { parseDateText } from '@/lib/exchange/cell-text'
import { fromDateColumn, toDateColumn } from '@/lib/format/date'
import { POST_LABELS } from '@/lib/staff/labels'
import { settlePerson } from '@/lib/staff/posts'
import { dateErrors } from '@/lib/staff/rules'
import type { StaffPostKind } from '@/prisma/generated/enums'
import type { PostField } from './rules'

type Change = { personId: string; postId: string; field: PostField; proposed: string }

const UNREADABLE = '申请人写的内容不能直接写入：请请单位更正岗位，或者不同意并说明怎样填写。'

/** Writes what a person said of a post. Throws invalid for words that cannot be read as the field's value. */
export async function applyPostField(tx: Tx, change: Change): Promise<void> {
  await tx.$queryRaw`select 1 from staff_posts where id = ${change.postId}::uuid for update`
  const post = await tx.staffPost.findFirst({
    where: { id: change.postId, personId: change.personId },
    select: { startedOn: true, endedOn: true },
  })
  if (!post) throw new AppError('not_found')
  const data = readValue(change)
  const startedOn = data.startedOn ?? post.startedOn
  const endedOn = data.endedOn ?? post.endedOn
  const errors = dateErrors(
    { startedOn: fromDateColumn(startedOn), endedOn: endedOn && fromDateColumn(endedOn) },
    todayInShanghai(),
  )
  const [problem] = Object.values(errors).flat()
  if (problem) throw new AppError('invalid', { '': [problem] })
  await tx.staffPost.update({
    where: { id: change.postId },
    data: { ...data, version: { increment: 1 } } satisfies Prisma.StaffPostUpdateInput,
    select: { id: true },
  })
  await settlePerson(tx, change.personId)
}

type Value = {
  startedOn?: Date
  endedOn?: Date
  kind?: StaffPostKind
  sharePercent?: number
  isFullTime?: boolean
}

function readValue({ field, proposed }: Change): Value {
  const text = proposed.normalize('NFKC').trim()
  if (field === 'startedOn' || field === 'endedOn') {
    const day = parseDateText(text)
    if (day) return { [field]: toDateColumn(day) }
  }
  if (field === 'kind') {
    const kind = (Object.keys(POST_LABELS) as StaffPostKind[]).find((one) => POST_LABELS[one] === text)
    if (kind) return { kind }
  }
  const share = /^(\d{1,3})%?$/.exec(text)
  if (field === 'sharePercent' && text === '全职') return { isFullTime: true }
  if (field === 'sharePercent' && share && Number(share[1]) >= 1 && Number(share[1]) <= 100)
    return { sharePercent: Number(share[1]), isFullTime: share[1] === '100' }
  throw new AppError('invalid', { '': [UNREADABLE] })
}
