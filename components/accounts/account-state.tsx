import { Tag } from '@/components/ui/tag'
import { ACCOUNT_STATE_LABELS } from '@/lib/accounts/labels'
import { formatTime } from '@/lib/format/date'

type Props = { isEnabled: boolean; lockedUntil: Date | null }

/** Enabled, disabled, or locked after wrong passwords and until when. `lockedUntil` is null once it has passed. */
export function AccountState({ isEnabled, lockedUntil }: Props) {
  if (!isEnabled) return <Tag tone="warm">{ACCOUNT_STATE_LABELS.disabled}</Tag>
  if (lockedUntil)
    return <Tag tone="warm">{`${ACCOUNT_STATE_LABELS.locked}至 ${formatTime(lockedUntil)}`}</Tag>
  return <Tag tone="primary">{ACCOUNT_STATE_LABELS.enabled}</Tag>
}
