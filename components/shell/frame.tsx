import type { ReactNode } from 'react'
import { DemoBanner } from './demo-banner'
import type { NavItem } from './nav-links'
import { isLargePrint } from './print-size'
import { SiteFooter } from './site-footer'
import { type HeaderProps, SiteHeader } from './site-header'

/** `public` also for families; `office` also for administrators. */
export type Mood = 'public' | 'operator' | 'office'

type Props = HeaderProps & { mood: Mood; demo: boolean; footerLinks?: NavItem[]; children: ReactNode }

/** Skip link, header, demo banner, main, footer: what every page stands in. Pages bring no <main> of their own. */
export async function Frame({ mood, demo, footerLinks, children, ...header }: Props) {
  const large = await isLargePrint()
  return (
    <div className="shell" data-mood={mood}>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <SiteHeader {...header} large={large} />
      {demo && <DemoBanner />}
      <main id="main" className="shell-inner shell-main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter links={footerLinks} />
    </div>
  )
}
