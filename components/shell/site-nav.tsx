import { GroupedMenu } from './grouped-menu'
import { GroupedNav } from './grouped-nav'
import { type NavItem, NavLinks } from './nav-links'

/** More than this and the pages of a desk stand in two rows, by group. */
const ONE_ROW = 6

/** Up to four items stand in a row everywhere; more fold behind one word on a phone, many stand by group. No JavaScript. */
export function SiteNav({ items }: { items: NavItem[] }) {
  if (items.length === 0) return null
  if (items.length <= 4) {
    return (
      <nav className="site-nav" aria-label="主导航">
        <NavLinks items={items} />
      </nav>
    )
  }
  const grouped = items.length > ONE_ROW && items.some((item) => item.group)
  return (
    <>
      <nav className="site-nav site-nav-wide" aria-label="主导航">
        {grouped ? <GroupedNav items={items} /> : <NavLinks items={items} />}
      </nav>
      <nav className="site-nav site-nav-narrow" aria-label="主导航">
        <details>
          <summary>
            <MenuIcon />
            菜单
          </summary>
          {grouped ? <GroupedMenu items={items} /> : <NavLinks items={items} />}
        </details>
      </nav>
    </>
  )
}

function MenuIcon() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d="M2 5h16M2 10h16M2 15h16" />
    </svg>
  )
}
