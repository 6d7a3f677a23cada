import { groupsOf } from './nav-groups'
import { type NavItem, NavLinks } from './nav-links'

/** Every page under the name of its group, for the menu of a phone. */
export function GroupedMenu({ items }: { items: NavItem[] }) {
  return groupsOf(items).map((group) => (
    <div key={group.label} className="site-nav-group">
      {group.items.length > 1 && <p>{group.label}</p>}
      <NavLinks items={group.items} all={items} />
    </div>
  ))
}
