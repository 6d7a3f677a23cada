import type { ReactNode } from 'react'
import type { NavItem } from './nav-links'
import { PrintSizeSwitch } from './print-size-switch'
import { SiteNav } from './site-nav'
import { Wordmark } from './wordmark'

export type HeaderProps = {
  /** Whose pages these are: “奉贤区 · 托育管理”. */
  area?: ReactNode
  /** Where the name leads: `/` for the public, the own room when signed in. */
  homeHref?: string
  items: NavItem[]
  /** Sign-in link, or name and sign-out form. */
  account?: ReactNode
}

export function SiteHeader({
  area,
  homeHref = '/',
  items,
  account,
  large,
}: HeaderProps & { large: boolean }) {
  return (
    <header className="site-header">
      <div className="shell-inner">
        <div className="site-bar">
          <div className="site-brand">
            <a href={homeHref}>
              <Wordmark />
              <span className="sr-only">首页</span>
            </a>
            {area && <span className="site-area">{area}</span>}
          </div>
          <div className="site-tools">
            <PrintSizeSwitch large={large} />
            {account}
          </div>
        </div>
        <SiteNav items={items} />
      </div>
    </header>
  )
}
