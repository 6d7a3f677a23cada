'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { QrCode } from './qr-code'

type Props = {
  code: string
  /** When this code leaves the screen. */
  endsAt: number
  qr: { size: number; path: string }
  href: string
}

/** What the room sees: eight figures and a QR code that give way to the next ones by themselves. */
export function RoomCode({ code, endsAt, qr, href }: Props) {
  const router = useRouter()
  useEffect(() => {
    const wait = Math.max(1_000, endsAt - Date.now() + 300)
    const timer = setTimeout(() => router.refresh(), wait)
    return () => clearTimeout(timer)
  }, [endsAt, router])
  return (
    <div className="flex flex-wrap items-center gap-6">
      <QrCode code={qr} label="签到二维码" />
      <div className="flex flex-col gap-2">
        <p>签到码</p>
        <p className="text-4xl font-bold tabular-nums">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
        <p className="text-muted">
          每 30 秒换一次，<a href={href}>刷新</a>
        </p>
      </div>
    </div>
  )
}
