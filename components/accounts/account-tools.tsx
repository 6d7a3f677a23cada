import { SignOutForm } from './sign-out-form'

/** Right end of the header: sign in, or one's own account and the way out. */
export function AccountTools({ name }: { name: string | null }) {
  if (name === null) return <a href="/sign-in">登录</a>
  return (
    <>
      <a href="/account">
        <span className="sr-only">我的账号：</span>
        {name}
      </a>
      <SignOutForm />
    </>
  )
}
