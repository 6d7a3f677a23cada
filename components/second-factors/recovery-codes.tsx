import { Notice } from '@/components/ui/notice'

/** The printed codes, shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <Notice tone="warning" title="请现在抄下或打印这 10 个恢复码" live>
      <p>手机丢了的时候，用它们登录。每个只能用一次，离开这一页就不会再显示。请和手机分开保管。</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  )
}
