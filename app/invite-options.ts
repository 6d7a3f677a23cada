import type { Actor } from '@/lib/core/actor'
import { permissionsOf } from '@/lib/core/permissions'
import { invites } from '@/lib/invitations/policy'
import { listOrganisations } from '@/lib/organisations/queries'
import { getRegion, listRegionOptions } from '@/lib/regions/queries'
import { isOfficialRole } from '@/lib/roles/policy'
import { grantableRoles } from '@/lib/roles/queries'

const COUNTRY = '100000'

/** What the actor can choose when inviting: roles it may hand on somewhere, offices and areas in its own. */
export async function inviteOptions(actor: Actor) {
  const own = actor.regionPath ?? COUNTRY
  const [roles, organisations, regions, area] = await Promise.all([
    grantableRoles(actor),
    listOrganisations(actor, { inUse: true, ...(actor.regionPath && { withinPath: own }) }),
    listRegionOptions(actor, own),
    actor.regionCode ? getRegion(actor, actor.regionCode) : null,
  ])
  // Judged for some area below; the command judges for the one chosen.
  const somewhereBelow = area ? `${own}/below` : COUNTRY
  return {
    roles: roles
      .filter(({ base, permissions }) =>
        invites(actor, {
          role: base,
          permissions,
          regionPath: isOfficialRole(base) ? somewhereBelow : null,
        }),
      )
      .map((role) => ({
        value: role.id,
        label:
          role.permissions.length < permissionsOf(role.base).length ? `${role.name}（部分权限）` : role.name,
      })),
    organisations: organisations.map(({ id, name, regionName }) => ({
      value: id,
      label: `${regionName} · ${name}`,
    })),
    regions,
  }
}
