import 'server-only'
import { randomUUID } from 'node:crypto'
import { ROLE_LABELS } from '@/lib/accounts/labels'
import { requestChange } from '@/lib/change-requests/commands'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { isPermissionCode, PERMISSIONS } from '@/lib/core/permissions'
import { NAME_TAKEN, ROLE_MOVED } from './labels'
import { canChangeRoles } from './policy'
import { findRole } from './queries'
import { foreignPermissions, roleSummary } from './rules'
import { type RoleForm, type RolePayload, rolePayload } from './schema'

/**
 * Asks for a new role or for the change of a custom one; it takes effect when a second person agrees. Throws forbidden,
 * not_found, invalid for a taken name, conflict for an older version or while a change of the role waits.
 */
export function requestRole(actor: Actor, form: RoleForm): Promise<{ changeId: string }> {
  return transaction(async (tx) => {
    if (!canChangeRoles(actor)) throw new AppError('forbidden')
    const before = form.roleId ? await findRole(actor, form.roleId, tx) : null
    if (form.roleId && !before) throw new AppError('not_found')
    // What a kind of account may hold at most is the portal's, not a setting.
    if (before?.isBuiltIn) throw new AppError('forbidden')
    const { reason, roleId, ...role } = { ...form, base: before?.base ?? form.base }
    const payload: RolePayload = { ...role, roleId: roleId ?? null, version: before ? form.version : 0 }
    await refuseUnfit(tx, payload, before)
    const summary = roleSummary(role.name, ROLE_LABELS[role.base], before, role)
    const { id } = await requestChange(tx, actor, {
      kind: 'role.save',
      subject: { type: 'role', id: roleId ?? '' },
      summary,
      payload,
      reason,
      isDemo: actor.isDemo,
    })
    return { changeId: id }
  })
}

async function refuseUnfit(tx: Tx, role: RolePayload, before: { version: number } | null): Promise<void> {
  if (role.roleId && before?.version !== role.version) throw new AppError('conflict', { '': [ROLE_MOVED] })
  if (foreignPermissions(role.base, role.permissions).length > 0) throw new AppError('invalid')
  const taken = await tx.role.findFirst({
    where: { name: role.name, ...(role.roleId && { NOT: { id: role.roleId } }) },
    select: { id: true },
  })
  if (taken) throw new AppError('invalid', { name: [NAME_TAKEN] })
}

/** Writes a role two people agreed to. Throws conflict when it changed meanwhile, invalid for a name taken since. */
export async function applyRole(tx: Tx, actor: Actor, given: unknown, isDemo: boolean): Promise<void> {
  const payload = rolePayload.parse(given)
  const { roleId, version, base, ...data } = payload
  // Two new roles of one name agreed to in the same moment wait for each other here.
  await tx.$queryRaw`select pg_advisory_xact_lock(7361301)::text`
  const before = roleId ? await tx.role.findUnique({ where: { id: roleId } }) : null
  if (roleId && !before) throw new AppError('conflict', { '': [ROLE_MOVED] })
  await refuseUnfit(tx, payload, before)
  const { id } = before
    ? await tx.role.update({
        where: { id: before.id },
        data: { ...data, version: version + 1 },
        select: { id: true },
      })
    : await tx.role.create({
        data: { ...data, base, code: `custom-${randomUUID()}`, isDemo },
        select: { id: true },
      })
  await audit(tx, actor, {
    action: 'role.save',
    subject: { type: 'role', id },
    before: before && {
      name: before.name,
      permissions: inWords(before.permissions),
      note: before.note,
      isEnabled: before.isEnabled,
    },
    after: { ...data, permissions: inWords(data.permissions), base: ROLE_LABELS[base] },
    right: 'changes.confirm_security',
  })
}

const inWords = (codes: readonly string[]) =>
  codes.filter(isPermissionCode).map((code) => PERMISSIONS[code].label)
