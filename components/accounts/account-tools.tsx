import { SignOutForm } from './sign-out-form'

type Props = {
  name: string | null
  /** Lines of the inbox not read yet. */
  unread?: number
}

/** Right end of the header: sign in, or the own inbox, account and the way out. */
export function AccountTools({ name, unread = 0 }: Props) {
  if (name === null) return <a href="/sign-in">登录</a>
  return (
    <>
      <a href="/account/notices">
        消息
        {unread > 0 && (
          <span className="unread">
            {unread > 99 ? '99+' : unread}
            <span className="sr-only">条未读</span>
          </span>
        )}
      </a>
      <a href="/account">
        <span className="sr-only">我的账号：</span>
        {name}
      </a>
      <SignOutForm />
    </>
  )
}
