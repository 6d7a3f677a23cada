import { Notice } from '@/components/ui/notice'
import { DEMO_CODE_TITLE } from '@/lib/confirmations/labels'

/** Instead of a message, on the demo portal and for demo accounts only. */
export function ShownCode({ code }: { code: string | null }) {
  if (code === null) return null
  return (
    <Notice tone="warning" title={DEMO_CODE_TITLE}>
      <p>
        验证码：<strong className="tabular-nums">{code}</strong>
      </p>
    </Notice>
  )
}
