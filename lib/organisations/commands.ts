import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { resolveRegion } from '@/lib/regions/queries'
import { ORGANISATION_MOVED, ORGANISATION_TAKEN } from './labels'
import { keepsOrganisations } from './policy'
import type { AddOrganisationInput, EditOrganisationInput } from './schema'

const takenAs = (error: unknown): never => {
  if (isUniqueViolation(error)) throw new AppError('invalid', { name: [ORGANISATION_TAKEN] })
  throw error
}

/** Registers an office: a department of an area. Throws forbidden, invalid for an unknown area or a name it has. */
export function addOrganisation(actor: Actor, input: AddOrganisationInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    if (!keepsOrganisations(actor)) throw new AppError('forbidden')
    const region = await resolveRegion(actor, input.region, '100000', tx)
    if (!region) throw new AppError('invalid', { region: ['请从列表中选一个地区，或填写它的代码'] })
    const data = { name: input.name, regionCode: region.code, isDemo: actor.isDemo }
    const organisation = await tx.organisation.create({ data, select: { id: true } })
    await audit(tx, actor, {
      action: 'organisation.add',
      subject: { type: 'organisation', id: organisation.id },
      regionCode: region.code,
      after: { name: input.name },
      right: 'organisations.keep',
    })
    return organisation
  }).catch(takenAs)
}

/**
 * Renames an office, also on its accounts, which departments find their tasks by; or takes it out of use: nobody new is
 * invited to it. Throws forbidden, not_found, conflict for an older version, invalid.
 */
export function editOrganisation(actor: Actor, input: EditOrganisationInput): Promise<void> {
  return transaction(async (tx) => {
    if (!keepsOrganisations(actor)) throw new AppError('forbidden')
    const { organisationId: id, version, name, isEnabled } = input
    await tx.$queryRaw`select 1 from organisations where id = ${id}::uuid for update`
    const before = await tx.organisation.findUnique({ where: { id } })
    if (!before) throw new AppError('not_found')
    if (before.version !== version) throw new AppError('conflict', { '': [ORGANISATION_MOVED] })
    await tx.organisation.update({ where: { id }, data: { name, isEnabled, version: version + 1 } })
    if (before.name !== name)
      await tx.account.updateMany({ where: { organisationId: id }, data: { department: name } })
    await audit(tx, actor, {
      action: 'organisation.edit',
      subject: { type: 'organisation', id },
      regionCode: before.regionCode,
      before: { name: before.name, isEnabled: before.isEnabled },
      after: { name, isEnabled },
      right: 'organisations.keep',
    })
  }).catch(takenAs)
}
