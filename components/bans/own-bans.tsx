import type { ReactNode } from 'react'
import { SummaryList } from '@/components/ui/summary-list'
import { BAN_GROUND_LABELS, BAN_STANDING_LABELS } from '@/lib/bans/labels'
import type { OwnBan } from '@/lib/bans/queries'
import { formatDay } from '@/lib/format/date'
import { AppealList } from './appeal-list'

type Props = {
  bans: readonly OwnBan[]
  /** The form to appeal with, for a ban that stands and has no open appeal. */
  children: (banId: string) => ReactNode
}

/** What the person may know of the own bans, and the way to appeal. */
export function OwnBans({ bans, children }: Props) {
  return (
    <section aria-labelledby="bans">
      <h2 id="bans" className="mb-2">
        从业禁止
      </h2>
      {bans.map((ban) => (
        <div key={ban.id}>
          <SummaryList
            rows={[
              { label: '状态', value: BAN_STANDING_LABELS[ban.standing] },
              { label: '情形', value: BAN_GROUND_LABELS[ban.ground] },
              {
                label: '决定',
                value: `${ban.decisionBody}，${ban.decisionNumber}，${formatDay(ban.decidedOn)}`,
              },
              {
                label: '期限',
                value: `${formatDay(ban.startsOn)}起，${ban.endsOn ? `至${formatDay(ban.endsOn)}` : '终身'}`,
              },
            ]}
          />
          <AppealList appeals={ban.appeals} canDecide={false} />
          {(ban.standing === 'in_force' || ban.standing === 'announced') &&
            !ban.appeals.some(({ state }) => state === 'open') &&
            children(ban.id)}
        </div>
      ))}
    </section>
  )
}
