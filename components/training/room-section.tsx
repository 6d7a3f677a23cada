import { Notice } from '@/components/ui/notice'
import { qrPath } from '@/lib/core/qr-path'
import type { RoomCode as Code, SessionDto } from '@/lib/training-sessions/queries'
import { SIGN_IN_MARGIN_MINUTES } from '@/lib/training-sessions/rules'
import { RoomCode } from './room-code'

type Props = { session: SessionDto; room: Code | null; origin: string }

/** For the screen of the room while people may sign in; before and after it says when that is. */
export function RoomSection({ session, room, origin }: Props) {
  const href = `/office/training/sessions/${session.id}`
  if (!room)
    return session.state === 'planned' ? (
      <Notice title={`签到从开始前 ${SIGN_IN_MARGIN_MINUTES} 分钟到结束后 ${SIGN_IN_MARGIN_MINUTES} 分钟`}>
        <p>
          到时候打开这一页投到屏幕上，会显示签到码和二维码。<a href={href}>刷新</a>
        </p>
      </Notice>
    ) : null
  const address = new URL('/staff/training/sign-in', origin)
  address.search = new URLSearchParams({ session: session.id, code: room.code }).toString()
  return (
    <section aria-labelledby="room" className="flex flex-col gap-3">
      <h2 id="room">现场签到</h2>
      <p>用手机扫码，登录本人账号后签到；也可以在“我的学时”里选这一场，输入签到码。</p>
      <RoomCode code={room.code} endsAt={room.endsAt.getTime()} qr={qrPath(address.href)} href={href} />
    </section>
  )
}
