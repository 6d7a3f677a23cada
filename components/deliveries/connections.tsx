import { Notice } from '@/components/ui/notice'

type Props = { connections: { email: boolean; sms: boolean; links: boolean; exchange: boolean } }

const MISSING = {
  email:
    '邮件：没有设置邮件服务器（PORTAL_SMTP_URL 和 PORTAL_MAIL_FROM）。消息照常进站内收件箱，邮件留着不发。',
  sms: '短信：没有设置短信网关（PORTAL_SMS_URL 和 PORTAL_SMS_SECRET）。消息照常进站内收件箱，短信留着不发。',
  links: '链接：没有设置门户的网址（PORTAL_PUBLIC_URL）。邮件和短信里不带链接。',
  exchange: '全国系统：没有设置接收地址（PORTAL_EXCHANGE_URL）。备案排着队，设置后按顺序自动发送。',
} as const

const NAMES = Object.keys(MISSING) as (keyof typeof MISSING)[]

/** What is not set up, what that means, and which setting puts it right. */
export function Connections({ connections }: Props) {
  const missing = NAMES.filter((name) => !connections[name])
  if (missing.length === 0) return null
  return (
    <Notice tone="warning" title={`还有 ${missing.length} 项没有设置`}>
      <ul>
        {missing.map((name) => (
          <li key={name} className="break-words">
            {MISSING[name]}
          </li>
        ))}
      </ul>
      <p>在服务器的环境变量里设置（见 .env.example），重启后生效。</p>
    </Notice>
  )
}
