import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { visibleTo } from './policy'
import { NOTICES_PER_PAGE } from './rules'
import type { NoticeFilter } from './schema'

export type NoticeDto = {
  id: string
  title: string
  text: string
  href: string
  createdAt: Date
  isRead: boolean
}

/** One page of the actor's own inbox, newest first. */
export async function listNotices(
  actor: Actor,
  { page }: NoticeFilter,
): Promise<{ items: NoticeDto[]; page: number; pageSize: number; total: number }> {
  const where = visibleTo(actor)
  const [total, rows] = await Promise.all([
    db.notice.count({ where }),
    db.notice.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * NOTICES_PER_PAGE,
      take: NOTICES_PER_PAGE,
      select: { id: true, title: true, text: true, href: true, createdAt: true, readAt: true },
    }),
  ])
  const items = rows.map(({ readAt, ...row }) => ({ ...row, isRead: readAt !== null }))
  return { items, page, pageSize: NOTICES_PER_PAGE, total }
}

/** Lines of the own inbox not read yet; 0 for a visitor, without asking. */
export async function countUnread(actor: Actor): Promise<number> {
  if (actor.accountId === null) return 0
  return db.notice.count({ where: { ...visibleTo(actor), readAt: null } })
}
