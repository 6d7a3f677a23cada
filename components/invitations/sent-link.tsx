import { Notice } from '@/components/ui/notice'

/** The link, this once: whoever has it opens the account. */
export function SentLink({ path }: { path: string | null }) {
  if (path === null) return null
  return (
    <Notice tone="warning" title="把这个链接亲手交给本人">
      <p>
        登记了邮箱的，链接也已经发去。它只在这里显示这一次，7
        天内有效，只能用一次；谁拿到它，谁就能开通这个账号。
      </p>
      <p className="mt-2 break-all">
        <a href={path}>{path}</a>
      </p>
      <p className="mt-2">链接前面要加上本门户的网址。也可以在这个链接上点右键，复制链接地址。</p>
    </Notice>
  )
}
