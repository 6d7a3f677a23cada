import type { ReactNode } from 'react'
import { AccountTools } from '@/components/accounts/account-tools'
import { IdleWarning } from '@/components/sessions/idle-warning'
import { Frame, type Mood } from '@/components/shell/frame'
import type { NavItem } from '@/components/shell/nav-links'
import { roomOf } from '@/lib/accounts/rules'
import { publicActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { currentSession } from '@/lib/core/session'
import { hasDemoData } from '@/lib/demo/queries'
import { countUnread } from '@/lib/notices/queries'
import { secondsLeft } from '@/lib/sessions/rules'

const PUBLIC_ITEMS: NavItem[] = [
  { href: '/targets', label: '目标进展' },
  { href: '/facilities', label: '托育机构' },
  { href: '/guide', label: '办事指南' },
]

type Props = { mood: Mood; area?: string; items?: NavItem[]; children: ReactNode }

/** The frame of every page: it knows who is signed in and whether the demo world is loaded. It gates nothing. */
export async function PortalFrame({ mood, area, items = PUBLIC_ITEMS, children }: Props) {
  const session = await currentSession()
  const isOpen = session?.stage === 'open'
  const actor = isOpen ? session.actor : publicActor
  const room = roomOf(actor.role)
  const [demo, unread] = await Promise.all([hasDemoData(actor), countUnread(actor)])
  return (
    <Frame
      mood={mood}
      area={area}
      demo={demo}
      homeHref={room?.href ?? '/'}
      items={room && items === PUBLIC_ITEMS ? [room, ...items] : items}
      footerLinks={items === PUBLIC_ITEMS ? undefined : PUBLIC_ITEMS}
      account={<AccountTools name={actor.accountId ? actor.name : null} unread={unread} />}
    >
      {children}
      {isOpen && <IdleWarning left={secondsLeft(session, now())} />}
    </Frame>
  )
}
