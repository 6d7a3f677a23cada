import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateField } from '@/components/forms/date-field'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { dateInShanghai, formatTime } from '@/lib/format/date'
import type { SessionDto } from '@/lib/training-sessions/queries'

type Props = {
  state: ActionState
  session?: Pick<SessionDto, 'startsAt' | 'endsAt' | 'place' | 'isOnline' | 'capacity'>
  idPrefix: string
}

export function SessionFields({ state, session, idPrefix }: Props) {
  const common = { state, idPrefix }
  const time = { ...common, narrow: true, maxLength: 5, hint: '24 小时制，例如 09:00' }
  return (
    <>
      <DateField
        {...common}
        name="day"
        label="日期"
        defaultValue={session && dateInShanghai(session.startsAt)}
      />
      <TextField {...time} name="from" label="开始" defaultValue={session && formatTime(session.startsAt)} />
      <TextField {...time} name="to" label="结束" defaultValue={session && formatTime(session.endsAt)} />
      <TextField
        {...common}
        name="place"
        label="地点"
        hint="线上培训填平台名称"
        maxLength={100}
        defaultValue={session?.place}
      />
      <CheckboxField {...common} name="isOnline" label="线上培训" defaultChecked={session?.isOnline} />
      <NumberField
        {...common}
        name="capacity"
        label="名额"
        unit="人"
        hint="不限就留空"
        optional
        defaultValue={session?.capacity}
      />
    </>
  )
}
