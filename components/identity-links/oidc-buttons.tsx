import { buttonClass } from '@/components/ui/button'
import type { OidcButton } from '@/lib/identity-links/queries'

/** Ways in through an identity provider; nothing where none is set up. Plain links: the next page is another site's. */
export function OidcButtons({ buttons, next }: { buttons: readonly OidcButton[]; next: string | null }) {
  if (buttons.length === 0) return null
  return (
    <section className="mt-6" aria-labelledby="oidc">
      <h2 id="oidc">用统一登录</h2>
      <p className="mt-4 flex flex-wrap gap-3">
        {buttons.map(({ provider, name }) => (
          <a
            key={provider}
            className={buttonClass('secondary')}
            href={`/sign-in/oidc/${provider}${next ? `?next=${encodeURIComponent(next)}` : ''}`}
          >
            {name}（{provider === 'officials' ? '工作人员' : '家长'}）
          </a>
        ))}
      </p>
    </section>
  )
}
