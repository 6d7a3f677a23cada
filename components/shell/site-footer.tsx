import type { NavItem } from './nav-links'

const ALWAYS: NavItem[] = [
  { href: '/filings', label: '备案公示' },
  { href: '/receipts', label: '核验备案回执' },
  { href: '/status', label: '服务状态' },
]

export function SiteFooter({ links = [] }: { links?: NavItem[] }) {
  return (
    <footer className="site-footer">
      <div className="shell-inner">
        <p>善育：三岁以下婴幼儿照护服务的规划、登记与公开</p>
        <ul>
          {[...links, ...ALWAYS].map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
